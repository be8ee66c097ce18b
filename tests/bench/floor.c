// SPDX-License-Identifier: GPL-3.0-or-later
/* The least that a program could do with the same file: ncurses and SQLite, and nothing else. The
 * bench measures against it, so that a figure says the same on a slow computer and a fast one.
 *
 *   floor screen DB OWN PANES   rows by keyset paging; / searches, a stores, Tab, q
 *   floor fill CSV DB REGISTERS SCHEMA...   the loop that an import cannot do without
 *   floor backup DB COPY        SQLite's backup interface */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PANES = 2, MOST_LINES = 100, TEXT = 120, KEY_SEARCH = '/', KEY_STORE = 'a', TAB = '\t' };

struct row {
  long long id;
  int day, time;
  char area[40], category[16], note[TEXT];
};

struct pane {
  WINDOW *frame;
  struct row rows[MOST_LINES];
  int n, cursor, lines;
};

static sqlite3 *db, *own;
static sqlite3_stmt *below, *found, *stored;
static struct pane panes[PANES];
static int n_panes, focus;
static const char *status = "";

static void fail(sqlite3 *handle)
{
  if (!isendwin() && stdscr) endwin();
  fprintf(stderr, "floor: %s\n", handle ? sqlite3_errmsg(handle) : "wrong use");
  exit(1);
}

static void run(sqlite3 *handle, const char *sql)
{
  if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK) fail(handle);
}

static sqlite3 *open_file(const char *path, int flags)
{
  sqlite3 *handle = NULL;
  if (sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) fail(handle);
  return handle;
}

static sqlite3_stmt *prepare(sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *st = NULL;
  if (sqlite3_prepare_v2(handle, sql, -1, &st, NULL) != SQLITE_OK) fail(handle);
  return st;
}

/* ---- the screen ---- */

#define ROW                                                                           \
  "SELECT o.id, o.day, o.time, a.name, c.code, o.note FROM observation o CROSS JOIN " \
  "area a ON a.id = o.area_id CROSS JOIN category c ON c.id = o.category_id "

static void copy(char *to, size_t size, sqlite3_stmt *st, int column)
{
  const unsigned char *text = sqlite3_column_text(st, column);
  snprintf(to, size, "%s", text ? (const char *)text : "");
}

static int read_rows(sqlite3_stmt *st, struct row *rows, int most)
{
  int n = 0;
  while (n < most && sqlite3_step(st) == SQLITE_ROW) {
    struct row *row = &rows[n++];
    row->id = sqlite3_column_int64(st, 0);
    row->day = sqlite3_column_int(st, 1);
    row->time = sqlite3_column_int(st, 2);
    copy(row->area, sizeof row->area, st, 3);
    copy(row->category, sizeof row->category, st, 4);
    copy(row->note, sizeof row->note, st, 5);
  }
  sqlite3_reset(st);
  return n;
}

static int read_below(const struct row *last, struct row *rows, int most)
{
  sqlite3_bind_int(below, 1, last ? last->day : 99999999);
  sqlite3_bind_int64(below, 2, last ? last->id : 0);
  sqlite3_bind_int(below, 3, most);
  return read_rows(below, rows, most);
}

static void down(struct pane *p)
{
  if (p->cursor + 1 < p->n) {
    p->cursor++;
    return;
  }
  struct row next;
  if (p->n == 0 || read_below(&p->rows[p->n - 1], &next, 1) == 0) return;
  memmove(p->rows, p->rows + 1, (size_t)(p->n - 1) * sizeof *p->rows);
  p->rows[p->n - 1] = next;
}

static void page_down(struct pane *p)
{
  struct row rows[MOST_LINES];
  int n = p->n ? read_below(&p->rows[p->n - 1], rows, p->lines) : 0;
  if (n == 0) return;
  memcpy(p->rows, rows, (size_t)n * sizeof *rows);
  p->n = n;
  p->cursor = n - 1;
}

static void draw(void)
{
  for (int i = 0; i < n_panes; i++) {
    struct pane *p = &panes[i];
    wattrset(p->frame, i == focus ? A_BOLD : A_NORMAL);
    box(p->frame, 0, 0);
    for (int y = 0; y < p->lines; y++) {
      char line[4 * TEXT] = "";
      const struct row *row = &p->rows[y];
      if (y < p->n)
        snprintf(line, sizeof line, "%d %04d %-18s %-9s %s", row->day, row->time, row->area,
                 row->category, row->note);
      wattrset(p->frame, i == focus && y == p->cursor ? A_REVERSE : A_NORMAL);
      mvwprintw(p->frame, y + 1, 1, "%-*.*s", getmaxx(p->frame) - 2, getmaxx(p->frame) - 2, line);
    }
    wnoutrefresh(p->frame);
  }
  mvprintw(LINES - 1, 0, "%-*.*s", COLS - 1, COLS - 1, status);
  wnoutrefresh(stdscr);
  doupdate();
}

static void search(struct pane *p)
{
  char words[TEXT] = "\"";
  size_t n = 1;
  status = "Sök";
  for (int key; draw(), (key = getch()) != '\r' && key != '\n';)
    if (n + 3 < sizeof words) words[n++] = (char)key;
  memcpy(words + n, "\"*", 3);
  status = words;
  sqlite3_bind_text(found, 1, words, -1, SQLITE_STATIC);
  p->n = read_rows(found, p->rows, p->lines);
  p->cursor = 0;
  draw();
  status = "";
}

/* One row and one durable commit, then a step down the list. */
static void store_row(struct pane *p)
{
  const struct row *row = &p->rows[p->cursor];
  run(own, "BEGIN IMMEDIATE");
  sqlite3_bind_int(stored, 1, row->day);
  sqlite3_bind_text(stored, 2, row->area, -1, SQLITE_STATIC);
  sqlite3_bind_text(stored, 3, row->note, -1, SQLITE_STATIC);
  if (sqlite3_step(stored) != SQLITE_DONE) fail(own);
  sqlite3_reset(stored);
  run(own, "COMMIT");
  down(p);
  status = "Sparat";
}

static void start_screen(void)
{
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  curs_set(0);
  refresh();
  for (int i = 0; i < n_panes; i++) {
    int width = COLS / n_panes;
    panes[i].frame = newwin(LINES - 1, width, 0, i * width);
    panes[i].lines = LINES - 3 < MOST_LINES ? LINES - 3 : MOST_LINES;
    panes[i].n = read_below(NULL, panes[i].rows, panes[i].lines);
  }
}

static void screen(const char *path, const char *own_path)
{
  db = open_file(path, SQLITE_OPEN_READWRITE);
  own = open_file(own_path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(own, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
           "CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, day INTEGER, area TEXT, "
           "note TEXT)");
  below = prepare(db, ROW "WHERE (o.day, o.id) < (?1, ?2) ORDER BY o.day DESC, o.id DESC LIMIT ?3");
  found =
      prepare(db, "SELECT o.id, o.day, o.time, a.name, c.code, o.note FROM observation_search s "
                  "CROSS JOIN observation o ON o.id = s.rowid CROSS JOIN area a ON a.id = "
                  "o.area_id CROSS JOIN category c ON c.id = o.category_id WHERE "
                  "s.observation_search MATCH ?1 ORDER BY s.rowid DESC");
  stored = prepare(own, "INSERT INTO row (day, area, note) VALUES (?, ?, ?)");
  start_screen();
  draw();
  for (int key; (key = getch()) != 'q'; draw()) {
    struct pane *p = &panes[focus];
    status = "";
    if (key == KEY_DOWN) down(p);
    if (key == KEY_NPAGE) page_down(p);
    if (key == TAB) focus = (focus + 1) % n_panes;
    if (key == KEY_SEARCH) search(p);
    if (key == KEY_STORE) store_row(p);
  }
  endwin();
}

/* ---- filling ---- */

enum { COLUMNS = 8, MOST_NAMES = 200 };

struct names {
  char text[MOST_NAMES][64];
  int id[MOST_NAMES], n;
};

static void read_names(struct names *names, const char *sql)
{
  sqlite3_stmt *st = prepare(db, sql);
  for (names->n = 0; names->n < MOST_NAMES && sqlite3_step(st) == SQLITE_ROW; names->n++) {
    names->id[names->n] = sqlite3_column_int(st, 0);
    copy(names->text[names->n], sizeof names->text[0], st, 1);
  }
  sqlite3_finalize(st);
}

static int find(const struct names *names, const char *text)
{
  for (int i = 0; i < names->n; i++)
    if (strcmp(names->text[i], text) == 0) return names->id[i];
  fail(NULL);
  return 0;
}

static void run_file(const char *path)
{
  static char sql[256 * 1024];
  FILE *file = fopen(path, "r");
  if (!file) fail(NULL);
  size_t n = fread(sql, 1, sizeof sql - 1, file);
  sql[n] = 0;
  fclose(file);
  run(db, sql);
}

static int split(char *line, char **cells)
{
  int n = 0;
  line[strcspn(line, "\r\n")] = 0;
  while (n < COLUMNS) {
    cells[n++] = line;
    if (!(line = strchr(line, ';'))) break;
    *line++ = 0;
  }
  return n;
}

/* Told apart when it comes again: FNV-1a, then the number of the line. */
static sqlite3_int64 key_of(const char *text, int line)
{
  unsigned long long hash = 0xcbf29ce484222325u;
  for (; *text; text++)
    hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
  return (sqlite3_int64)((hash ^ (unsigned)line) * 0x9e3779b97f4a7c15u >> 1);
}

static void fill_rows(FILE *csv)
{
  static struct names areas, categories, units;
  read_names(&areas, "SELECT id, name FROM area");
  read_names(&categories, "SELECT id, code FROM category");
  read_names(&units, "SELECT id, name FROM reporting_unit");
  sqlite3_stmt *st = prepare(db, "INSERT INTO observation (area_id, category_id, severity, "
                                 "source_id, known, day, time, month, note, row_key) VALUES "
                                 "(?, ?, ?, ?, 'time', ?, ?, ?, ?, ?)");
  char line[1024], *cells[COLUMNS];
  for (int i = 0; fgets(line, sizeof line, csv); i++) {
    sqlite3_bind_int64(st, 9, key_of(line, i));
    if (i == 0 || split(line, cells) < COLUMNS) continue;
    int day = atoi(cells[0]) * 10000 + atoi(cells[0] + 5) * 100 + atoi(cells[0] + 8);
    sqlite3_bind_int(st, 1, find(&areas, cells[2]));
    sqlite3_bind_int(st, 2, find(&categories, cells[4]));
    sqlite3_bind_int(st, 3, atoi(cells[5]));
    sqlite3_bind_int(st, 4, find(&units, cells[6]));
    sqlite3_bind_int(st, 5, day);
    if (*cells[1])
      sqlite3_bind_int(st, 6, atoi(cells[1]) * 100 + atoi(cells[1] + 3));
    else
      sqlite3_bind_null(st, 6);
    sqlite3_bind_int(st, 7, day / 100);
    sqlite3_bind_text(st, 8, cells[7], -1, SQLITE_STATIC);
    if (sqlite3_step(st) != SQLITE_DONE) fail(db);
    sqlite3_reset(st);
  }
  sqlite3_finalize(st);
}

static void fill(const char *csv_path, const char *path, const char *registers, const char *schema,
                 const char *indexes)
{
  FILE *csv = fopen(csv_path, "r");
  db = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!csv) fail(NULL);
  run_file(schema);
  char attach[1024];
  sqlite3_snprintf(sizeof attach, attach, "ATTACH %Q AS registers", registers);
  run(db, attach);
  run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144;"
          "INSERT INTO area SELECT * FROM registers.area;"
          "INSERT INTO category_group SELECT * FROM registers.category_group;"
          "INSERT INTO category SELECT * FROM registers.category;"
          "INSERT INTO reporting_unit SELECT * FROM registers.reporting_unit;"
          "DETACH registers; PRAGMA foreign_keys = ON; BEGIN");
  fill_rows(csv);
  fclose(csv);
  run_file(indexes);
  run(db,
      "INSERT INTO month_total (area_id, category_id, month, observations, late, severity, cost) "
      "SELECT area_id, category_id, month, count(*), sum(late), sum(severity), "
      "sum(ifnull(cost, 0)) FROM observation NOT INDEXED GROUP BY month, area_id, category_id;"
      "INSERT INTO day_total (area_id, day, observations, severity) SELECT area_id, day, count(*), "
      "sum(severity) FROM observation NOT INDEXED GROUP BY day, area_id;"
      "INSERT INTO observation_search (rowid, note, consequence) SELECT id, note, consequence FROM "
      "observation; COMMIT");
  sqlite3_close(db);
}

static void backup(const char *path, const char *to)
{
  db = open_file(path, SQLITE_OPEN_READWRITE);
  own = open_file(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup *copying = sqlite3_backup_init(own, "main", db, "main");
  if (!copying) fail(own);
  sqlite3_backup_step(copying, -1);
  if (sqlite3_backup_finish(copying) != SQLITE_OK) fail(own);
  sqlite3_close(own);
  sqlite3_close(db);
}

int main(int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";
  if (argc == 5 && strcmp(what, "screen") == 0) {
    n_panes = atoi(argv[4]) == 1 ? 1 : PANES;
    screen(argv[2], argv[3]);
  } else if (argc == 7 && strcmp(what, "fill") == 0) {
    fill(argv[2], argv[3], argv[4], argv[5], argv[6]);
  } else if (argc == 4 && strcmp(what, "backup") == 0) {
    backup(argv[2], argv[3]);
  } else {
    fail(NULL);
  }
  return 0;
}
