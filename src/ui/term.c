// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE /* memfd_create */
#include "ui/term.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/draw.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <unistd.h>

/* Key codes of our own for sequences that terminfo names differently in each terminal. */
enum {
  CODE_CTRL_LEFT = KEY_MAX + 1,
  CODE_CTRL_RIGHT,
  CODE_CTRL_HOME,
  CODE_CTRL_END,
  CODE_ALT_DOWN,
  CODE_PASTE,
  CODE_PASTE_END
};

static const struct {
  const char *sequence;
  int code;
} sequences[] = {
    {"\033[1;5D", CODE_CTRL_LEFT}, {"\033[1;5C", CODE_CTRL_RIGHT}, {"\033[1;5H", CODE_CTRL_HOME},
    {"\033[1;5F", CODE_CTRL_END},  {"\033[1;3B", CODE_ALT_DOWN},   {"\033[Z", KEY_BTAB},
    {"\033[200~", CODE_PASTE},     {"\033[201~", CODE_PASTE_END},  {"\033[H", KEY_HOME},
    {"\033[F", KEY_END},           {"\033[1~", KEY_HOME},          {"\033[4~", KEY_END},
    {"\033OP", KEY_F(1)},          {"\033OQ", KEY_F(2)},           {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},          {"\033[11~", KEY_F(1)},         {"\033[12~", KEY_F(2)},
    {"\033[13~", KEY_F(3)},        {"\033[14~", KEY_F(4)},
};

static const struct {
  int curses, code;
} specials[] = {
    {KEY_UP, K_UP},
    {KEY_DOWN, K_DOWN},
    {KEY_LEFT, K_LEFT},
    {KEY_RIGHT, K_RIGHT},
    {KEY_HOME, K_HOME},
    {KEY_END, K_END},
    {KEY_PPAGE, K_PGUP},
    {KEY_NPAGE, K_PGDN},
    {KEY_DC, K_DELETE},
    {KEY_IC, K_INSERT},
    {KEY_BTAB, K_BTAB},
    {KEY_BACKSPACE, K_BACKSPACE},
    {KEY_ENTER, K_ENTER},
    {KEY_RESIZE, K_RESIZE},
    {CODE_CTRL_LEFT, K_CTRL_LEFT},
    {CODE_CTRL_RIGHT, K_CTRL_RIGHT},
    {CODE_CTRL_HOME, K_CTRL_HOME},
    {CODE_CTRL_END, K_CTRL_END},
    {CODE_ALT_DOWN, K_ALT_DOWN},
};

/* curses knows one terminal at a time, and a signal handler can reach nothing else. */
static struct {
  SCREEN *screen;
  FILE *out;
  int in;
  int memory, terminal; /* a frame in the making, and where it goes; -1: it goes there at once */
  bool ascii, active, holding;
  sigset_t signals; /* those that were held back before the screen was ours */
  struct buf paste;
  struct arena arena;
} term;
static volatile sig_atomic_t hangup;

static void on_hangup(int signal)
{
  (void)signal;
  hangup = 1;
}

/* A program that dies must not leave a terminal that cannot be typed in. Only what is allowed in a
 * handler: the mode curses saved is restored by endwin in ordinary ways out; here the sequences
 * that matter are written as they are. */
static void on_crash(int number)
{
  static const char restore[] = "\033[?2004l\033[?1049l\033[?25h\033[0m";
  int out = term.holding ? term.terminal : STDOUT_FILENO;
  ssize_t ignored = write(out, restore, sizeof restore - 1);
  (void)ignored;
  signal(number, SIG_DFL);
  raise(number);
}

static void on_signal(int number, void (*handler)(int))
{
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void modes_on(void)
{
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  fputs("\033[?2004h", term.out);
  fflush(term.out);
}

static void modes_off(void)
{
  endwin();
  fputs("\033[?2004l", term.out);
  fflush(term.out);
}

static void hold_back(const int *signals, sigset_t *before)
{
  sigset_t held;
  sigemptyset(&held);
  while (*signals)
    sigaddset(&held, *signals++);
  sigprocmask(SIG_BLOCK, &held, before);
}

/* Curses asks the terminal for its size wherever it finds that the window changed, also in the
 * middle of a frame; but then it writes into memory, which has no size, and the change would be
 * lost. So the signal is held back but for the moments before it looks for a key. */
static void let_resize_in(void)
{
  sigset_t now;
  sigprocmask(SIG_SETMASK, &term.signals, &now);
  sigprocmask(SIG_SETMASK, &now, NULL);
}

/* ---- a frame is sent whole ---- */

/* curses writes at each leap of the cursor, some forty times a frame, and each time the other end
 * wakes up for a part of it: so it writes into memory, and what stands there is sent at once. */
static void start_holding(void)
{
  typeahead(-1); /* or it would stop in the middle of a frame for a key that has come */
  term.memory = memfd_create("frame", MFD_CLOEXEC);
  term.terminal = fcntl(fileno(term.out), F_DUPFD_CLOEXEC, 0);
}

static void stop_holding(void)
{
  if (term.memory >= 0) close(term.memory);
  if (term.terminal >= 0) close(term.terminal);
}

void term_hold(void)
{
  /* After another program had the screen, curses first sets the terminal right. */
  if (!term.active || term.memory < 0 || term.terminal < 0 || isendwin()) return;
  fflush(term.out);
  term.holding = dup2(term.memory, fileno(term.out)) >= 0;
}

static void send_bytes(const char *bytes, size_t n)
{
  while (n > 0) {
    ssize_t sent = write(term.terminal, bytes, n);
    if (sent < 0 && errno == EAGAIN)
      poll(&(struct pollfd){.fd = term.terminal, .events = POLLOUT}, 1, -1);
    else if (sent < 0 && errno != EINTR)
      return; /* nobody looks any more; the keyboard will say so */
    if (sent <= 0) continue;
    bytes += sent;
    n -= (size_t)sent;
  }
}

void term_send(void)
{
  if (!term.holding) return;
  term.holding = false;
  dup2(term.terminal, fileno(term.out));
  char bytes[16 * 1024];
  off_t end = lseek(term.memory, 0, SEEK_CUR);
  lseek(term.memory, 0, SEEK_SET);
  for (ssize_t got; end > 0; end -= got) {
    size_t wanted = end < (off_t)sizeof bytes ? (size_t)end : sizeof bytes;
    if ((got = read(term.memory, bytes, wanted)) <= 0) break;
    send_bytes(bytes, (size_t)got);
  }
  lseek(term.memory, 0, SEEK_SET);
}

bool term_start(const struct term_options *options, struct err *err)
{
  FILE *in = options->in ? options->in : stdin;
  term.out = options->out ? options->out : stdout;
  term.in = fileno(in);
  term.ascii = options->ascii;
  hangup = 0;
  term.screen = newterm(options->type, term.out, in);
  if (!term.screen)
    return err_set(err,
                   _("The terminal \"%s\" is not known here. Set TERM, for example to "
                     "xterm-256color, and start again."),
                   options->type    ? options->type
                   : getenv("TERM") ? getenv("TERM")
                                    : "");
  hold_back((const int[]){SIGWINCH, 0}, &term.signals);
  set_term(term.screen);
  if (options->lines > 0) resize_term(options->lines, options->columns);
  if (!getenv("ESCDELAY")) set_escdelay(options->esc_ms > 0 ? options->esc_ms : 25);
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
    define_key(sequences[i].sequence, sequences[i].code);
  draw_start((int)options->theme);
  start_holding();
  modes_on();
  term.active = true;
  on_signal(SIGHUP, on_hangup);
  on_signal(SIGTERM, on_hangup);
  on_signal(SIGABRT, on_crash);
  on_signal(SIGSEGV, on_crash);
  on_signal(SIGBUS, on_crash);
  mem_on_exhausted(term_stop);
  return true;
}

void term_stop(void)
{
  if (!term.active) return;
  term.active = false;
  term_send();
  modes_off();
  stop_holding();
  delscreen(term.screen);
  term.screen = NULL;
  sigprocmask(SIG_SETMASK, &term.signals, NULL);
  buf_release(&term.paste);
  arena_release(&term.arena);
}

void term_suspend(void)
{
  if (term.active) modes_off();
}

void term_resume(void)
{
  if (!term.active) return;
  modes_on();
  clearok(curscr, TRUE);
}

int term_lines(void)
{
  return LINES;
}

int term_columns(void)
{
  return COLS;
}

bool term_ascii(void)
{
  return term.ascii;
}

void term_set_ascii(bool ascii)
{
  term.ascii = ascii;
}

void term_resize(int lines, int columns)
{
  resize_term(lines, columns);
  clearok(curscr, TRUE);
}

/* One code from curses without waiting; ERR when none. */
static int take(wint_t *code)
{
  let_resize_in();
  wtimeout(stdscr, 0);
  return wget_wch(stdscr, code);
}

bool term_pending(void)
{
  wint_t code;
  int kind = take(&code);
  if (kind == ERR) return false;
  if (kind == KEY_CODE_YES)
    ungetch((int)code);
  else
    unget_wch((wchar_t)code);
  return true;
}

static void add_code(struct buf *out, wint_t code)
{
  char bytes[16];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t length = wcrtomb(bytes, (wchar_t)code, &state);
  if (length != (size_t)-1) buf_addn(out, bytes, length);
}

/* Everything up to the end mark. A paste whose end does not come within a second ends there. */
static void read_paste(struct key *key)
{
  buf_clear(&term.paste);
  for (;;) {
    wint_t code;
    int kind = wget_wch(stdscr, &code);
    /* After a broken character curses says ERR with the key that followed it still in its hands. */
    if (kind == ERR) kind = wget_wch(stdscr, &code);
    if (kind == ERR) {
      struct pollfd fd = {.fd = term.in, .events = POLLIN};
      if (poll(&fd, 1, 1000) <= 0) break;
      continue;
    }
    if (kind == KEY_CODE_YES && code == CODE_PASTE_END) break;
    if (kind == KEY_CODE_YES && code == KEY_ENTER)
      code = '\n';
    else if (kind == KEY_CODE_YES)
      continue;
    add_code(&term.paste, code);
  }
  arena_reset(&term.arena);
  key->code = K_PASTE;
  key->text = text_clean(&term.arena, buf_text(&term.paste), term.paste.length, true);
  mem_wipe(term.paste.data, term.paste.capacity);
}

static void translate(int kind, wint_t code, struct key *key)
{
  key->text = NULL;
  key->code = K_NONE;
  if (kind == KEY_CODE_YES) {
    if (code == CODE_PASTE) {
      read_paste(key);
      return;
    }
    if (code >= KEY_F(1) && code <= KEY_F(10)) key->code = K_F1 + (int)(code - KEY_F(1));
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
      if ((int)code == specials[i].curses) key->code = specials[i].code;
    return;
  }
  if (code == 8) code = K_BACKSPACE;
  if (code == '\n') code = K_ENTER;
  key->code = (int)code;
  if (code != K_ESC) return;
  wint_t next;
  kind = take(&next);
  if (kind == OK && next >= '0' && next <= '9')
    key->code = next == '0' ? K_F10 : K_F1 + (int)(next - '1');
  else if (kind == KEY_CODE_YES)
    ungetch((int)next);
  else if (kind == OK)
    unget_wch((wchar_t)next);
}

/* Waits for something to read; negative: for as long as it takes. As poll. Signals are those that
 * are let through meanwhile. */
static int wait_for_input(int wait_ms, const sigset_t *signals)
{
  fd_set in;
  struct timespec wait = {.tv_sec = wait_ms / 1000, .tv_nsec = wait_ms % 1000 * 1000000L};
  FD_ZERO(&in);
  FD_SET(term.in, &in);
  return pselect(term.in + 1, &in, NULL, NULL, wait_ms < 0 ? NULL : &wait, signals);
}

/* The next key if there is one, else what wait_for_input says. A signal that comes between the look
 * and the wait would be told of only with the next key, so they are held back until the wait. */
static int take_or_wait(wint_t *code, int *kind, int wait_ms)
{
  sigset_t before;
  int n = 1;
  hold_back((const int[]){SIGHUP, SIGTERM, 0}, &before);
  *kind = take(code);
  if (*kind == ERR) n = hangup ? 1 : wait_for_input(wait_ms, &term.signals);
  int why = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  errno = why;
  return n;
}

bool term_read(struct key *key, int wait_ms)
{
  for (;;) {
    if (hangup) {
      key->code = K_HANGUP;
      return true;
    }
    wint_t code;
    int kind, n = take_or_wait(&code, &kind, wait_ms);
    if (kind != ERR) {
      translate(kind, code, key);
      if (key->code != K_NONE) return true;
      continue;
    }
    if (hangup || (n < 0 && errno == EINTR)) continue;
    if (n == 0) return false;
    if (n < 0) {
      key->code = K_HANGUP;
      return true;
    }
    if ((kind = take(&code)) == ERR) {
      /* Readable, yet nothing to read: the other end is closed; or half a sequence, whose rest
       * has been waited for already. */
      struct pollfd again = {.fd = term.in, .events = POLLIN};
      if (poll(&again, 1, 0) > 0 && (kind = take(&code)) == ERR) {
        key->code = K_HANGUP;
        return true;
      }
      if (kind == ERR) continue;
    }
    translate(kind, code, key);
    if (key->code != K_NONE) return true;
  }
}

void term_copy(const char *text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  struct buf out = {0};
  buf_add(&out, "\033]52;c;");
  size_t n = strlen(text);
  for (size_t i = 0; i < n; i += 3) {
    unsigned long group = (unsigned long)(unsigned char)text[i] << 16;
    if (i + 1 < n) group |= (unsigned long)(unsigned char)text[i + 1] << 8;
    if (i + 2 < n) group |= (unsigned char)text[i + 2];
    buf_addc(&out, digits[group >> 18 & 63]);
    buf_addc(&out, digits[group >> 12 & 63]);
    buf_addc(&out, i + 1 < n ? digits[group >> 6 & 63] : '=');
    buf_addc(&out, i + 2 < n ? digits[group & 63] : '=');
  }
  buf_add(&out, "\a");
  fputs(buf_text(&out), term.out);
  fflush(term.out);
  buf_release(&out);
}
