-- Finding a part of a word without reading every demand.

create extension if not exists pg_trgm;

create index signal_words on signal using gin (title gin_trgm_ops, legal_basis gin_trgm_ops, code gin_trgm_ops);
