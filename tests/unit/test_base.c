// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void an_error_is_a_whole_sentence(void **state)
{
  (void)state;
  struct err err = {.kind = ERR_DISK, .field = 3};
  assert_false(err_set(&err, "Week %d is over.", 48));
  assert_string_equal(err.text, "Week 48 is over.");
  assert_int_equal(err.kind, ERR_REFUSED);
  assert_int_equal(err.field, -1);
  assert_false(err_set_kind(&err, ERR_BUSY, "Busy."));
  assert_int_equal(err.kind, ERR_BUSY);
  assert_int_equal(err.field, -1);
  assert_false(err_set_field(&err, 2, "Row 4: %s", err.text)); /* may quote itself */
  assert_string_equal(err.text, "Row 4: Busy.");
  assert_int_equal(err.field, 2);
  assert_false(err_set(NULL, "Nobody listens."));
}

/* "å" is two bytes: with an odd start the cut falls inside one. */
static void a_long_error_is_cut_at_a_character(void **state)
{
  (void)state;
  struct buf letters = {0};
  struct err err = {0};
  buf_addc(&letters, 'x');
  while (letters.length < 2 * sizeof err.text)
    buf_add(&letters, "å");
  err_set(&err, "%s", buf_text(&letters));
  assert_int_equal(strlen(err.text), sizeof err.text - 1);
  err_set(&err, "%s", buf_text(&letters) + 1);
  assert_int_equal(strlen(err.text), sizeof err.text - 2);
  assert_memory_equal(err.text, buf_text(&letters) + 1, sizeof err.text - 2);
  buf_release(&letters);
}

static void a_buf_grows(void **state)
{
  (void)state;
  struct buf buf = {0};
  assert_string_equal(buf_text(&buf), "");
  buf_add(&buf, "a");
  buf_addc(&buf, 'b');
  buf_addn(&buf, "c\0d", 3);
  buf_addn(&buf, NULL, 0);
  assert_int_equal(buf.length, 5);
  buf_cut(&buf, 3);
  buf_cut(&buf, 10);
  buf_pad(&buf, '.', 2);
  buf_pad(&buf, '.', -2);
  assert_string_equal(buf_text(&buf), "abc..");
  buf_clear(&buf);
  assert_string_equal(buf_text(&buf), "");
  for (int i = 0; i < 1000; i++)
    buf_addf(&buf, "%04d", i);
  assert_int_equal(buf.length, 4000);
  assert_string_equal(buf_text(&buf) + 3996, "0999");
  buf_release(&buf);
  assert_null(buf.data);
}

static void an_arena_gives_zeroed_aligned_memory(void **state)
{
  (void)state;
  struct arena arena = {0};
  for (int round = 0; round < 3; round++) {
    for (size_t size = 0; size < 3000; size += 7) {
      unsigned char *given = arena_alloc(&arena, size);
      assert_int_equal((uintptr_t)given % _Alignof(max_align_t), 0);
      for (size_t i = 0; i < size; i++)
        assert_int_equal(given[i], 0);
      memset(given, 0xAA, size);
    }
    arena_alloc(&arena, 5000000);
    arena_reset(&arena);
  }
  arena_release(&arena);
  arena_release(&arena);
  arena_reset(&arena);
}

static void an_arena_keeps_strings_apart(void **state)
{
  (void)state;
  struct arena arena = {0};
  const char *first = arena_strdup(&arena, "first");
  const char *part = arena_strndup(&arena, "second", 3);
  const char *written = arena_printf(&arena, "%s and %s", first, part);
  assert_null(arena_strdup(&arena, NULL));
  assert_string_equal(first, "first");
  assert_string_equal(part, "sec");
  assert_string_equal(written, "first and sec");
  arena_release(&arena);
}

static void an_array_grows_in_an_arena(void **state)
{
  (void)state;
  struct arena arena = {0};
  int *numbers = NULL;
  size_t capacity = 0;
  for (size_t i = 0; i < 10000; i++) {
    numbers = arena_grow(&arena, numbers, i, &capacity, sizeof *numbers);
    assert_true(capacity > i);
    numbers[i] = (int)i;
  }
  for (size_t i = 0; i < 10000; i++)
    assert_int_equal(numbers[i], i);
  arena_release(&arena);
}

static void memory_is_zeroed_and_wiped(void **state)
{
  (void)state;
  char *block = mem_alloc(16);
  for (int i = 0; i < 16; i++)
    assert_int_equal(block[i], 0);
  memcpy(block, "secret", 7);
  block = mem_grow(block, 32);
  assert_string_equal(block, "secret");
  mem_wipe(block, 7);
  assert_int_equal(block[0], 0);
  free(block);
  mem_wipe(NULL, 0);
}

struct giving {
  const unsigned char *block;
  long wiped, calls, longest, last;
};

/* Once all is wiped the block may move, so it is looked into only until then. */
static bool look_at_wiped(void *data, long done, long all)
{
  struct giving *giving = data;
  for (long i = all - done; done > giving->wiped && i < all; i++)
    assert_int_equal(giving->block[i], 0);
  if (done > giving->wiped) giving->wiped = done;
  if (done - giving->last > giving->longest) giving->longest = done - giving->last;
  giving->last = done;
  giving->calls++;
  return false;
}

static void much_memory_goes_in_pieces(void **state)
{
  (void)state;
  const size_t size = 10 * 1000 * 1000;
  unsigned char *block = mem_alloc(size);
  memset(block, 'x', size);
  struct giving giving = {.block = block};
  mem_give_back(block, size, look_at_wiped, &giving);
  assert_int_equal(giving.wiped, size);
  assert_true(giving.calls >= 4 && giving.longest < (long)size / 2);
  mem_give_back(mem_alloc(3), 3, NULL, NULL);
  mem_give_back(NULL, 0, NULL, NULL);
}

static void hash_is_sha256(void **state)
{
  (void)state;
  unsigned char hash[HASH_SIZE];
  char hex[HASH_HEX];
  /* Nothing hashed: the value FIPS 180-4 gives for the empty message. */
  hash_parts(NULL, 0, hash);
  hash_hex(hash, hex);
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  /* The first eight bytes of SHA-256 of "abc", 0xba7816bf8f01cfea, without the sign. */
  assert_int_equal(hash_key("abc", 3), INT64_C(0x3a7816bf8f01cfea));
}

static void parts_are_not_run_together(void **state)
{
  (void)state;
  unsigned char first[HASH_SIZE];
  unsigned char second[HASH_SIZE];
  hash_parts((struct hash_part[]){{"ab", 2}, {"c", 1}}, 2, first);
  hash_parts((struct hash_part[]){{"a", 1}, {"bc", 2}}, 2, second);
  assert_memory_not_equal(first, second, HASH_SIZE);
  hash_parts((struct hash_part[]){{"ab", 2}, {"c", 1}, {NULL, 0}}, 3, second);
  assert_memory_not_equal(first, second, HASH_SIZE);
}

static void random_bytes_differ(void **state)
{
  (void)state;
  unsigned char first[16] = {0};
  unsigned char second[16] = {0};
  hash_random(first, sizeof first);
  hash_random(second, sizeof second);
  assert_memory_not_equal(first, second, sizeof first);
}

/* Every test of files has a folder of its own under the system's temporary one. */
struct place {
  struct arena arena;
  char folder[64];
};

static int make_place(void **state)
{
  struct place *place = mem_alloc(sizeof *place);
  strcpy(place->folder, "/tmp/lagesbild-XXXXXX");
  *state = place;
  i18n_start("en");
  return mkdtemp(place->folder) ? 0 : -1;
}

static int remove_place(void **state)
{
  struct place *place = *state;
  const char *command = arena_printf(&place->arena, "rm -rf '%s'", place->folder);
  int removed = system(command);
  arena_release(&place->arena);
  free(place);
  return removed;
}

static const char *in_place(struct place *place, const char *name)
{
  return file_join(&place->arena, place->folder, name);
}

static void assert_holds(const char *path, const char *expected)
{
  struct buf out = {0};
  struct err err = {0};
  assert_true(file_read(path, &out, &err));
  assert_string_equal(buf_text(&out), expected);
  buf_release(&out);
}

static size_t count_files(struct place *place)
{
  const char *const *names;
  return file_list(&place->arena, place->folder, "", &names);
}

static void a_file_is_replaced_whole(void **state)
{
  struct place *place = *state;
  struct err err = {0};
  struct stat found;
  const char *path = in_place(place, "deep/down/a.txt");
  assert_false(file_replace(path, "x", 1, &err)); /* no folder yet */
  assert_non_null(strstr(err.text, path));
  assert_true(file_make_folder_for(path, &err));
  assert_true(file_make_folder_for(path, &err));
  assert_int_equal(stat(in_place(place, "deep"), &found), 0);
  assert_int_equal(found.st_mode & 0777, 0700);
  assert_true(file_replace(path, "first", 5, &err));
  assert_true(file_replace(path, "2", 1, &err));
  assert_holds(path, "2");
  assert_int_equal(stat(path, &found), 0);
  assert_int_equal(found.st_mode & 0777, 0600);
}

static void a_failed_replacement_leaves_nothing(void **state)
{
  struct place *place = *state;
  struct err err = {0};
  const char *folder = in_place(place, "folder");
  assert_int_equal(mkdir(folder, 0700), 0);
  assert_false(file_replace(folder, "x", 1, &err));
  assert_non_null(strstr(err.text, "folder"));
  assert_int_equal(count_files(place), 1);
  /* A limit on the size of files stops the writing half-way, as a disk that fills up does. */
  const char *path = in_place(place, "kept.txt");
  const char longer[] = "a text that is longer than the limit";
  struct rlimit limit;
  assert_true(file_replace(path, "old", 3, &err));
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
  signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){10, limit.rlim_max}), 0);
  bool replaced = file_replace(path, longer, sizeof longer, &err);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
  assert_false(replaced);
  assert_holds(path, "old");
  assert_int_equal(count_files(place), 2);
  assert_false(file_replace("/dev/full", "x", 1, &err)); /* a full disk */
  assert_int_equal(err.kind, ERR_DISK);
  assert_non_null(strstr(err.text, "full"));
}

static void a_link_stays_a_link(void **state)
{
  struct place *place = *state;
  struct err err = {0};
  struct stat found;
  assert_true(file_replace(in_place(place, "real"), "old", 3, &err));
  assert_int_equal(symlink("real", in_place(place, "link")), 0);
  assert_true(file_replace(in_place(place, "link"), "new", 3, &err));
  assert_holds(in_place(place, "real"), "new");
  assert_int_equal(lstat(in_place(place, "link"), &found), 0);
  assert_true(S_ISLNK(found.st_mode));
}

static void a_missing_file_is_named(void **state)
{
  struct place *place = *state;
  struct buf out = {0};
  struct err err = {0};
  assert_false(file_read(in_place(place, "none.txt"), &out, &err));
  assert_non_null(strstr(err.text, "none.txt"));
  assert_int_equal(err.field, -1);
  assert_false(file_read(place->folder, &out, &err));
  assert_non_null(strstr(err.text, "is a folder"));
  buf_release(&out);
}

static void a_folder_is_listed_in_order(void **state)
{
  struct place *place = *state;
  struct err err = {0};
  static const char *const made[] = {"0010.sql", "0002.sql", "0001.sql", "readme", ".hidden.sql"};
  const char *const *names = NULL;
  for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
    assert_true(file_replace(in_place(place, made[i]), "", 0, &err));
  assert_int_equal(file_list(&place->arena, place->folder, ".sql", &names), 3);
  assert_string_equal(names[0], "0001.sql");
  assert_string_equal(names[1], "0002.sql");
  assert_string_equal(names[2], "0010.sql");
  assert_int_equal(file_list(&place->arena, in_place(place, "none"), ".sql", &names), 0);
  assert_false(file_on_network("/proc/self/maps"));
}

static void paths_follow_the_environment(void **state)
{
  struct place *place = *state;
  struct arena *arena = &place->arena;
  struct err err = {0};
  setenv("XDG_DATA_HOME", "/data", 1);
  assert_string_equal(file_data_path(arena, "a.db"), "/data/lagesbild/a.db");
  setenv("XDG_DATA_HOME", "not/absolute", 1); /* is not used, says the specification */
  setenv("HOME", "/home/group", 1);
  assert_string_equal(file_data_path(arena, "a.db"), "/home/group/.local/share/lagesbild/a.db");
  unsetenv("XDG_STATE_HOME");
  unsetenv("XDG_CONFIG_HOME");
  assert_string_equal(file_state_path(arena, "log"), "/home/group/.local/state/lagesbild/log");
  assert_string_equal(file_config_path(arena, "c"), "/home/group/.config/lagesbild/c");
  assert_string_equal(file_join(arena, "/a/", "b"), "/a/b");
  assert_string_equal(file_base_name("/a/b.txt"), "b.txt");
  assert_string_equal(file_base_name("b.txt"), "b.txt");
  setenv("LAGESBILD_DATA", place->folder, 1);
  assert_null(file_shipped(arena, "no such file"));
  assert_true(file_replace(in_place(place, "own.conf"), "", 0, &err));
  assert_string_equal(file_shipped(arena, "own.conf"), in_place(place, "own.conf"));
  unsetenv("LAGESBILD_DATA");
}

static void numbers_have_a_point_in_every_locale(void **state)
{
  (void)state;
  setenv("LC_ALL", "sv_SE.UTF-8", 1);
  assert_true(i18n_start(NULL));
  assert_true(strtod("1.5", NULL) > 1.4);
  setenv("LC_ALL", "C", 1);
  assert_true(i18n_start("sv")); /* UTF-8 is found under C too */
  unsetenv("LC_ALL");
  i18n_start("en");
  assert_string_equal(gettext("weekday|Mon"), "weekday|Mon");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_error_is_a_whole_sentence),
      cmocka_unit_test(a_long_error_is_cut_at_a_character),
      cmocka_unit_test(a_buf_grows),
      cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
      cmocka_unit_test(an_arena_keeps_strings_apart),
      cmocka_unit_test(an_array_grows_in_an_arena),
      cmocka_unit_test(memory_is_zeroed_and_wiped),
      cmocka_unit_test(much_memory_goes_in_pieces),
      cmocka_unit_test(hash_is_sha256),
      cmocka_unit_test(parts_are_not_run_together),
      cmocka_unit_test_setup_teardown(random_bytes_differ, make_place, remove_place),
      cmocka_unit_test_setup_teardown(a_file_is_replaced_whole, make_place, remove_place),
      cmocka_unit_test_setup_teardown(a_failed_replacement_leaves_nothing, make_place,
                                      remove_place),
      cmocka_unit_test_setup_teardown(a_link_stays_a_link, make_place, remove_place),
      cmocka_unit_test_setup_teardown(a_missing_file_is_named, make_place, remove_place),
      cmocka_unit_test_setup_teardown(a_folder_is_listed_in_order, make_place, remove_place),
      cmocka_unit_test_setup_teardown(paths_follow_the_environment, make_place, remove_place),
      cmocka_unit_test(numbers_have_a_point_in_every_locale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
