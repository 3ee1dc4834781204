-- What staff do at the printer, in the words of their page. Explained in db/README.md.

INSERT INTO staff_word (action, detail) VALUES ('printer', 'roll_changed');
