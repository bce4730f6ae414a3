-- By which protocol a member read a bank. Which there are is a table of the code; a further one is no migration.
alter table bank_reader rename column face to protocol;
alter table bank_reader drop constraint bank_reader_face_check;
alter table bank_reader add check (protocol ~ '^[a-z][a-z0-9-]{1,31}$');
