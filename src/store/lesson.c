// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handle.h"

#define LESSON                                                                                  \
  "SELECT l.id, l.measure_id, l.year, l.state, l.created, l.answered, l.text, l.word, m.text, " \
  "a.name FROM lesson l LEFT JOIN measure m ON m.id = l.measure_id "                            \
  "LEFT JOIN area a ON a.id = m.area_id "

static void read_lesson(struct statement *st, struct arena *arena, void *row)
{
  struct lesson *lesson = row;
  lesson->id = db_int64(st, 0);
  lesson->measure_id = db_int64(st, 1);
  lesson->year = db_int(st, 2);
  lesson->state = (enum lesson_state)db_term(st, 3, lesson_state_terms);
  lesson->created = db_int(st, 4);
  lesson->answered = db_int(st, 5);
  lesson->text = db_text(st, arena, 6);
  lesson->word = db_text(st, arena, 7);
  lesson->measure_text = db_text(st, arena, 8);
  lesson->area_name = db_text(st, arena, 9);
}

bool store_lessons(struct store *store, int year, struct arena *arena, struct lesson **rows,
                   size_t *n, struct err *err)
{
  struct statement *st =
      db_prepare(store->db, LESSON "WHERE :year = 0 OR l.year = :year ORDER BY l.id");
  db_bind_int(st, ":year", year);
  return (*rows = db_list(st, sizeof **rows, read_lesson, arena, n, err)) != NULL;
}

bool store_lesson(struct store *store, int64_t id, struct arena *arena, struct lesson *lesson,
                  struct err *err)
{
  struct statement *st = db_prepare(store->db, LESSON "WHERE l.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *lesson, read_lesson, arena, lesson, err);
}

bool store_put_lesson(struct store *s, struct lesson *lesson, struct err *err)
{
  struct statement *st = store_writer(
      s, "INSERT INTO lesson (id, text, year, measure_id, state, word, created, answered) VALUES "
         "(:id, :text, :year, :measure, :state, :word, :created, :answered) ON CONFLICT (id) DO "
         "UPDATE SET text = excluded.text, year = excluded.year, "
         "measure_id = excluded.measure_id, state = excluded.state, word = excluded.word, "
         "answered = excluded.answered");
  db_bind_id(st, ":id", lesson->id);
  db_bind_text(st, ":text", lesson->text);
  db_bind_int(st, ":year", lesson->year);
  db_bind_id(st, ":measure", lesson->measure_id);
  db_bind_term(st, ":state", lesson_state_terms, (int)lesson->state);
  db_bind_text(st, ":word", lesson->word);
  db_bind_int(st, ":created", lesson->created);
  db_bind_id(st, ":answered", lesson->answered);
  return db_put(st, &lesson->id, err);
}

static void read_pair(struct statement *st, struct arena *arena, void *row)
{
  (void)arena;
  struct area_pair *pair = row;
  pair->a = db_int64(st, 0);
  pair->b = db_int64(st, 1);
}

bool store_area_pairs(struct store *store, struct arena *arena, struct area_pair **rows, size_t *n,
                      struct err *err)
{
  struct statement *st = db_prepare(
      store->db, "SELECT area_id, neighbour_id FROM area_neighbour ORDER BY area_id, neighbour_id");
  return (*rows = db_list(st, sizeof **rows, read_pair, arena, n, err)) != NULL;
}

bool store_set_neighbour(struct store *s, int64_t one, int64_t other, bool beside, struct err *err)
{
  struct statement *st = store_writer(
      s, beside ? "INSERT INTO area_neighbour (area_id, neighbour_id) VALUES (min(:one, :other), "
                  "max(:one, :other)) ON CONFLICT (area_id, neighbour_id) DO NOTHING"
                : "DELETE FROM area_neighbour WHERE area_id = min(:one, :other) AND "
                  "neighbour_id = max(:one, :other)");
  db_bind_int(st, ":one", one);
  db_bind_int(st, ":other", other);
  return db_run(st, err);
}
