-- What a demand asks for and makes people do is part of what is kept under the chain's name, as the demand itself is.

do $$
declare
    relation text;
begin
    foreach relation in array array['signal_field', 'signal_activity']
    loop
        execute format('create constraint trigger rename_chain_version after insert or update or delete on %I '
            || 'deferrable initially deferred for each row execute function rename_chain_version()', relation);
    end loop;
end $$;
