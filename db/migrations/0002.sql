-- What staff do at the kiosk (their page), and the teams of a group visit. Explained in db/README.md.

CREATE TABLE group_slot (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  started_at TEXT NOT NULL CHECK (started_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  ended_at TEXT CHECK (ended_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120),
  people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 99)
) STRICT;

CREATE INDEX group_slot_by_start ON group_slot (started_at);

INSERT INTO staff_word (action, detail) VALUES
  ('setting', 'quiet_hours'), ('setting', 'test_mode'),
  ('kiosk', 'reopened'), ('kiosk', 'wiped'), ('kiosk', 'clock_set'), ('kiosk', 'exited'),
  ('call', 'acknowledged'), ('checklist', 'run'),
  ('month', 'printed'), ('month', 'saved'), ('month', 'failed'),
  ('news', 'taken_over'), ('news', 'refused'), ('news', 'removed');
