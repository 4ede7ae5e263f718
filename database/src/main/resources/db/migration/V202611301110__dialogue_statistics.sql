-- So that a dialogue that is loaded whole can have what it brought counted anew; it is no way to read or change a row.
grant maintain on dialogue_statement, dialogue_participant, dialogue_vote to tillit_app;
