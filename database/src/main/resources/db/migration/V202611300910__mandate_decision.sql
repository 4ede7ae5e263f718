-- Decisions made by delegation, noted for the board's next meeting. What was decided stands in the file that the reference leads to.

create table mandate_decision (
    organisation  uuid not null default current_organisation() references organisation,
    id            uuid not null default uuidv7(),
    board         uuid not null,
    mandate       uuid,
    number        text not null,                     -- as they were on the day, whatever becomes of the order
    matter        text not null,
    reference     text not null,
    decided_on    date not null,
    decided_by    uuid not null references account,
    role          text not null,                     -- what the one who decided was called on the day
    unit          uuid,
    noted_at      timestamptz not null,
    meeting_on    date,                              -- the meeting that was told of it
    primary key (organisation, id),
    foreign key (organisation, board) references unit,
    foreign key (organisation, mandate) references mandate on delete set null (mandate),
    foreign key (organisation, unit) references unit
);
create index mandate_decision_board on mandate_decision (organisation, board, meeting_on, decided_on);
