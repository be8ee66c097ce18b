// SPDX-License-Identifier: GPL-3.0-or-later
/* Observations, a page at a time.
 *
 * A row belongs to a period when the month it counts in lies in it whole, or when its day does and
 * that day lies in the month it counts in: then a list holds exactly what the totals count. */
#include "store/observation.h"

#include "base/buf.h"
#include "base/date.h"
#include "store/totals.h"

#include <assert.h>
#include <string.h>

enum { DAY_FIRST = 0, DAY_LAST = 99999999 };

/* Names as of the event date. CROSS JOIN keeps the observations outermost, so that their index
 * gives the order and a page stops after its last row. */
#define COLUMNS                                                                                   \
  OBSERVATION_FIELDS                                                                              \
  ", ifnull((SELECT n.name FROM area_name n WHERE n.area_id = o.area_id AND n.valid_to >= o.day " \
  "ORDER BY n.valid_to LIMIT 1), a.name), p.name, c.code, c.name, u.name "
#define NAMES                                                                            \
  "CROSS JOIN area a ON a.id = o.area_id CROSS JOIN category c ON c.id = o.category_id " \
  "CROSS JOIN reporting_unit u ON u.id = o.source_id LEFT JOIN place p ON p.id = o.place_id "
#define BY_DAY "SELECT " COLUMNS "FROM observation o INDEXED BY observation_day " NAMES
#define BY_AREA "SELECT " COLUMNS "FROM observation o INDEXED BY observation_area " NAMES
#define BY_ID "SELECT " COLUMNS "FROM observation o " NAMES

#define FILTER                                                                                   \
  "o.day BETWEEN :low AND :high AND (o.month BETWEEN :first_month AND :last_month OR "           \
  "(o.day BETWEEN :first_day AND :last_day AND o.day / 100 = o.month AND o.day % 100 > 0)) "     \
  "AND (:category = 0 OR o.category_id = :category) AND (:source = 0 OR o.source_id = :source) " \
  "AND (:import = 0 OR o.import_id = :import) AND (:late < 0 OR o.late = :late) "                \
  "AND (:soft < 0 OR o.soft = :soft) AND (o.state = 'live' OR (:voided AND o.state = 'voided')) "
#define AREA "AND o.area_id = :area "
#define ANY_AREA "AND (:area = 0 OR o.area_id = :area) "
#define FOUND \
  "AND o.id IN (SELECT rowid FROM observation_search WHERE observation_search MATCH :search) "
#define NEWEST \
  "AND NOT (o.day = :after_day AND o.id >= :after_id) ORDER BY o.day DESC, o.id DESC LIMIT :limit"
#define OLDEST \
  "AND NOT (o.day = :after_day AND o.id <= :after_id) ORDER BY o.day, o.id LIMIT :limit"
#define COUNT_OF(index) "SELECT count(*) FROM observation o " index

#define SOFT_COUNT COUNT_OF("INDEXED BY observation_soft WHERE o.soft = 1 AND ") FILTER ANY_AREA

/* An area has its own index; a search gives the rows by itself. */
enum access { ACCESS_DAY, ACCESS_AREA, ACCESS_SEARCH };
static const char *const pages[][2] = {
    [ACCESS_DAY] = {BY_DAY "WHERE " FILTER ANY_AREA NEWEST, BY_DAY "WHERE " FILTER ANY_AREA OLDEST},
    [ACCESS_AREA] = {BY_AREA "WHERE " FILTER AREA NEWEST, BY_AREA "WHERE " FILTER AREA OLDEST},
    [ACCESS_SEARCH] = {BY_ID "WHERE " FILTER ANY_AREA FOUND NEWEST,
                       BY_ID "WHERE " FILTER ANY_AREA FOUND OLDEST},
};
static const char *const counts[] = {
    [ACCESS_DAY] = COUNT_OF("INDEXED BY observation_day WHERE ") FILTER ANY_AREA,
    [ACCESS_AREA] = COUNT_OF("INDEXED BY observation_area WHERE ") FILTER AREA,
    [ACCESS_SEARCH] = COUNT_OF("WHERE ") FILTER ANY_AREA FOUND,
};

void observation_read_fields(struct statement *st, struct arena *arena, struct observation *o)
{
  o->id = db_int64(st, 0);
  o->area_id = db_int64(st, 1);
  o->place_id = db_int64(st, 2);
  o->category_id = db_int64(st, 3);
  o->severity = db_int(st, 4);
  o->source_id = db_int64(st, 5);
  o->known = (enum known)db_term(st, 6, known_terms);
  o->day = db_int(st, 7);
  o->time = (int)db_amount(st, 8);
  o->to_day = db_int(st, 9);
  o->to_time = (int)db_amount(st, 10);
  o->month = db_int(st, 11);
  o->received = db_int(st, 12);
  o->police_reported = (enum answer)db_term(st, 13, answer_terms);
  o->cost = db_amount(st, 14);
  o->soft = db_int(st, 15) != 0;
  o->late = db_int(st, 16) != 0;
  o->state = (enum row_state)db_term(st, 17, row_state_terms);
  o->import_id = db_int64(st, 18);
  o->row_key = db_int64(st, 19);
  o->note = db_text(st, arena, 20);
  o->consequence = db_text(st, arena, 21);
  o->void_reason = db_text(st, arena, 22);
}

static void read_observation(struct statement *st, struct arena *arena, void *row)
{
  struct observation *o = row;
  observation_read_fields(st, arena, o);
  o->area_name = db_text(st, arena, 23);
  o->place_name = db_text(st, arena, 24);
  o->category_code = db_text(st, arena, 25);
  o->category_name = db_text(st, arena, 26);
  o->source_name = db_text(st, arena, 27);
}

/* The tokenizer parts words at these as well, and a word of two parts would be a phrase, which the
 * index cannot find: so they part words here already. */
static size_t parting(const unsigned char *p)
{
  bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9');
  if (*p < 0x80) return letter ? 0 : 1;
  if (p[0] == 0xC2 && p[1]) return 2;                                   /* U+0080 - U+00BF */
  if (p[0] == 0xE2 && (p[1] == 0x80 || p[1] == 0x81) && p[2]) return 3; /* U+2000 - U+207F */
  return 0;
}

/* "buss kuren" -> "buss"* "kuren"*: rows with words that begin so, all of them. */
static void match_expression(struct buf *out, const char *search)
{
  bool inside = false;
  for (const unsigned char *p = (const unsigned char *)search; *p;) {
    size_t skip = parting(p);
    if (skip == 0 && !inside) buf_add(out, "\"");
    if (skip > 0 && inside) buf_add(out, "\"* ");
    inside = skip == 0;
    if (inside) buf_addc(out, (char)*p);
    p += skip > 0 ? skip : 1;
  }
  if (inside) buf_add(out, "\"*");
}

/* The days between which the index is read. Rows that count in another month than that of their
 * day are few and have an index of their own: it tells how far back they reach. */
static bool day_range(struct store *store, const struct totals_range *range, int first, int *low,
                      struct err *err)
{
  int64_t moved = 0;
  *low = first;
  if (range->first_month > range->last_month) return true;
  *low = first / 100 * 100;
  struct statement *st =
      db_prepare(store->db, "SELECT min(day) FROM observation INDEXED BY observation_moved "
                            "WHERE day / 100 <> month AND month BETWEEN :first AND :last");
  db_bind_int(st, ":first", range->first_month);
  db_bind_int(st, ":last", range->last_month);
  if (!db_number(st, &moved, err)) return false;
  if (moved > 0 && moved < *low) *low = (int)moved;
  return true;
}

struct bounds {
  int low, high, first_month, last_month, first_day, last_day;
};

static bool find_bounds(struct store *store, const struct observation_query *query,
                        struct bounds *bounds, struct err *err)
{
  *bounds = (struct bounds){DAY_FIRST, DAY_LAST, 0, DAY_LAST, DAY_FIRST, DAY_LAST};
  if (query->period.first == 0) return true;
  struct totals_range range = totals_range_of(query->period);
  bounds->first_month = range.first_month;
  bounds->last_month = range.last_month;
  bounds->first_day = query->period.first;
  bounds->high = bounds->last_day = query->period.last;
  return day_range(store, &range, query->period.first, &bounds->low, err);
}

static enum access access_of(const struct observation_query *query)
{
  if (query->search && *query->search) return ACCESS_SEARCH;
  return query->area_id ? ACCESS_AREA : ACCESS_DAY;
}

static void bind_filter(struct statement *st, const struct observation_query *query,
                        const struct bounds *bounds, enum access access, const struct buf *search)
{
  db_bind_int(st, ":low", bounds->low);
  db_bind_int(st, ":high", bounds->high);
  db_bind_int(st, ":first_month", bounds->first_month);
  db_bind_int(st, ":last_month", bounds->last_month);
  db_bind_int(st, ":first_day", bounds->first_day);
  db_bind_int(st, ":last_day", bounds->last_day);
  db_bind_int(st, ":category", query->category_id);
  db_bind_int(st, ":source", query->source_id);
  db_bind_int(st, ":import", query->import_id);
  db_bind_int(st, ":late", query->late);
  db_bind_int(st, ":soft", query->soft);
  db_bind_int(st, ":voided", query->voided);
  db_bind_int(st, ":area", query->area_id);
  if (access == ACCESS_SEARCH) db_bind_text(st, ":search", buf_text(search));
}

bool store_observations(struct store *store, const struct observation_query *query,
                        struct arena *arena, struct observation **rows, size_t *n, struct err *err)
{
  struct bounds bounds;
  if (!find_bounds(store, query, &bounds, err)) return false;
  if (query->after_day && query->oldest_first && query->after_day > bounds.low)
    bounds.low = query->after_day;
  if (query->after_day && !query->oldest_first && query->after_day < bounds.high)
    bounds.high = query->after_day;
  struct buf search = {0};
  enum access access = access_of(query);
  if (access == ACCESS_SEARCH) match_expression(&search, query->search);
  struct statement *st = db_prepare(store->db, pages[access][query->oldest_first]);
  bind_filter(st, query, &bounds, access, &search);
  db_bind_int(st, ":after_day", query->after_day ? query->after_day : -1);
  db_bind_int(st, ":after_id", query->after_id);
  db_bind_int(st, ":limit", query->limit > 0 ? (int64_t)query->limit : -1);
  *rows = db_list(st, sizeof **rows, read_observation, arena, n, err);
  buf_release(&search);
  return *rows != NULL;
}

bool store_search(struct store *store, const char *words, size_t limit, struct arena *arena,
                  struct observation **rows, size_t *n, struct err *err)
{
  struct buf search = {0};
  size_t capacity = 0;
  match_expression(&search, words);
  if (search.length == 0) {
    *n = 0;
    *rows = arena_grow(arena, NULL, 0, &capacity, sizeof **rows);
    return true;
  }
  struct statement *st = db_prepare(
      store->db, "SELECT " COLUMNS "FROM observation_search s CROSS JOIN observation o "
                 "ON o.id = s.rowid " NAMES "WHERE s.observation_search MATCH :search AND "
                 "o.state = 'live' ORDER BY s.rowid DESC LIMIT :limit");
  db_bind_text(st, ":search", buf_text(&search));
  db_bind_int(st, ":limit", (int64_t)limit);
  *rows = db_list(st, sizeof **rows, read_observation, arena, n, err);
  buf_release(&search);
  return *rows != NULL;
}

/* The kept totals know area, category, whole months and lateness of live rows. */
static bool totals_know(const struct observation_query *query)
{
  return query->soft <= 0 && !query->voided && !query->source_id && !query->import_id &&
         access_of(query) != ACCESS_SEARCH && totals_whole_months(query->period);
}

static bool count_rows(struct store *store, const struct observation_query *query, const char *sql,
                       enum access access, long *n, struct err *err)
{
  struct bounds bounds;
  struct buf search = {0};
  int64_t count = 0;
  if (!find_bounds(store, query, &bounds, err)) return false;
  if (access == ACCESS_SEARCH) match_expression(&search, query->search);
  struct statement *st = db_prepare(store->db, sql);
  bind_filter(st, query, &bounds, access, &search);
  bool well = db_number(st, &count, err);
  buf_release(&search);
  *n = (long)count;
  return well;
}

bool store_count(struct store *store, const struct observation_query *query, long *n,
                 struct err *err)
{
  long soft = 0;
  enum access access = access_of(query);
  if (!totals_know(query)) return count_rows(store, query, counts[access], access, n, err);
  if (!totals_count(store, query, n, err)) return false;
  if (query->soft < 0 && !count_rows(store, query, SOFT_COUNT, ACCESS_DAY, &soft, err))
    return false;
  *n += soft;
  return true;
}

bool store_observation(struct store *store, int64_t id, struct arena *arena, struct observation *o,
                       struct err *err)
{
  struct statement *st = db_prepare(store->db, BY_ID "WHERE o.id = :id");
  db_bind_int(st, ":id", id);
  return db_one(st, sizeof *o, read_observation, arena, o, err);
}

/* Days apart by way of SQLite's calendar, as yyyymmdd numbers cannot be subtracted. */
#define APART                                                                             \
  "abs(julianday(printf('%d-%02d-%02d', o.day / 10000, o.day / 100 % 100, o.day % 100)) " \
  "- julianday(:iso))"

bool store_similar(struct store *store, int64_t area_id, int64_t category_id, int day, int days,
                   struct arena *arena, struct observation **rows, size_t *n, struct err *err)
{
  struct buf iso = {0};
  date_iso(&iso, day);
  struct statement *st = db_prepare(
      store->db, BY_AREA "WHERE o.area_id = :area AND o.day BETWEEN :low AND :high AND "
                         "o.category_id = :category AND o.state = 'live' AND o.day % 100 > 0 "
                         "ORDER BY " APART ", o.id DESC");
  db_bind_int(st, ":area", area_id);
  db_bind_int(st, ":low", date_add(day, -days));
  db_bind_int(st, ":high", date_add(day, days));
  db_bind_int(st, ":category", category_id);
  db_bind_text(st, ":iso", buf_text(&iso));
  *rows = db_list(st, sizeof **rows, read_observation, arena, n, err);
  buf_release(&iso);
  return *rows != NULL;
}
