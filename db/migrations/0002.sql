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

-- When an item was first answered: without it the answers of a day are found only visit by visit.
ALTER TABLE survey_answer ADD COLUMN answered_at TEXT CHECK (answered_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z');

UPDATE survey_answer SET answered_at = (
  SELECT coalesce(visit.ended_at, visit.started_at) FROM visit WHERE visit.id = survey_answer.visit_id
);

-- Counting: every figure of the staff page comes from a range of one of these, without touching a row itself.
-- Not led by is_test: to SQLite's eye that would be the way into every other search with it.
CREATE INDEX visit_counted ON visit (started_at, is_test, first_action_s, party_size);
CREATE INDEX visit_test ON visit (started_at, id) WHERE is_test = 1;
CREATE INDEX play_counted ON play (started_at, experience, outcome, round_reached, visit_id);
CREATE INDEX slip_counted ON slip (requested_at, outcome);
CREATE INDEX survey_counted ON survey_answer (item, answered_at, value);
