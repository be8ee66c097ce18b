-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which of the measure's events a follow-up came after. A day alone does not tell whether it was
-- written before or after a change of state on the same day. NULL: not known.
ALTER TABLE followup ADD COLUMN after_event INTEGER;
