// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/type.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/paper_text.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

/* A4 less the margins: 30 mm to the left, 25 mm on the other sides. */
static const double paper_width_mm = 210 - 30 - 25, paper_height_mm = 297 - 25 - 25;
/* Points. A blank line of the text print is half a line of type, enough to part two blocks. */
static const double block_space = 7, block_gap = 6;
static const double units_per_mm = 72 / 25.4 * PANGO_SCALE;

enum family { SERIF, SANS, MONO, FAMILIES };

static const char *const own_families[FAMILIES] = {"DejaVu Serif", "DejaVu Sans",
                                                   "DejaVu Sans Mono"};

struct face {
  enum family family;
  bool bold;
  double size, line, baseline; /* points; the baseline is below the upper edge of the line */
};

/* Faces that stand side by side on a line have one baseline. */
static const struct face faces[PAGE_STYLES] = {
    [PAGE_BODY] = {SERIF, false, 11, 14, 10.6},
    [PAGE_LABEL] = {SERIF, true, 11, 14, 10.6},
    [PAGE_HEADING_1] = {SANS, true, 16, 20, 16},
    [PAGE_HEADING_2] = {SANS, true, 12, 18, 13.5},
    [PAGE_CAPTION] = {SANS, true, 9.5, 14, 9.6},
    [PAGE_COLUMN_HEAD] = {SANS, false, 9.5, 14, 9.2},
    [PAGE_CELL] = {SANS, false, 9.5, 12, 9.2},
    [PAGE_SUM] = {SANS, true, 9.5, 12, 9.2},
    [PAGE_GROUP] = {SANS, true, 9.5, 14, 11},
    [PAGE_NOTE] = {SANS, false, 9.5, 12, 9.2},
    [PAGE_TABLE_FOOT] = {SANS, false, 8.5, 12, 10.2},
    [PAGE_FIGURE] = {MONO, false, 9, 11, 8.6},
    [PAGE_PLOT] = {SANS, false, 7.5, 15, 7.7},
    [PAGE_RULED] = {SERIF, false, 11, 14, 10.6},
    [PAGE_HEAD] = {SANS, false, 9.5, 12, 9.2},
    [PAGE_FOOT] = {SANS, false, 8.5, 11, 8.4},
};

enum {
  SOFT_HYPHEN = 0xAD,
  NARROW = 0x250,    /* letters below it have their widths remembered where none is kerned */
  LONGEST_LINE = 512 /* bytes; no line of this paper holds more */
};

struct type {
  struct layout_measure measure;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layouts[PAGE_STYLES];
  int hyphen[PAGE_STYLES];
  int *letters[PAGE_STYLES]; /* 0 not measured; NULL where letters are kerned */
};

static bool has_family(PangoFontMap *map, const char *name)
{
  PangoFontFamily **families = NULL;
  int n = 0;
  bool has = false;
  pango_font_map_list_families(map, &families, &n);
  for (int i = 0; i < n && !has; i++)
    has = strcmp(pango_font_family_get_name(families[i]), name) == 0;
  g_free(families);
  return has;
}

/* Figures are equally wide and no letter moves for its neighbour, so that the columns of a table
 * stand straight and a width is a sum. */
static bool is_table(enum page_style style)
{
  return faces[style].family == SANS && style != PAGE_HEADING_1 && style != PAGE_HEADING_2;
}

static PangoLayout *make_layout(struct type *type, enum page_style style, const char *family)
{
  const struct face *face = &faces[style];
  PangoLayout *layout = pango_layout_new(type->context);
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family(font, family);
  pango_font_description_set_size(font, (int)(face->size * PANGO_SCALE));
  pango_font_description_set_weight(font, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_single_paragraph_mode(layout, TRUE);
  pango_layout_set_auto_dir(layout, FALSE);
  if (is_table(style)) {
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes,
                           pango_attr_font_features_new("tnum=1, kern=0, liga=0, clig=0, calt=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
  }
  return layout;
}

static int layout_width(PangoLayout *layout, const char *text, size_t length)
{
  int width;
  pango_layout_set_text(layout, text, (int)length);
  pango_layout_get_size(layout, &width, NULL);
  return width;
}

/* The number of a letter that may stand in the table, or 0. */
static unsigned narrow_letter(const char *text, size_t *bytes)
{
  unsigned char first = (unsigned char)text[0];
  *bytes = first < 0x80 ? 1 : 2;
  unsigned code = first < 0x80 ? first : (first & 0x1Fu) << 6 | ((unsigned char)text[1] & 0x3Fu);
  return first < 0xE0 && code < NARROW ? code : 0;
}

/* The sum of the letters' widths; negative when one of them is not remembered that way. */
static int summed_width(const struct type *type, enum page_style style, const char *text,
                        size_t length)
{
  int sum = 0, *letters = type->letters[style];
  if (!letters) return -1;
  for (size_t at = 0, bytes; at < length; at += bytes) {
    unsigned code = narrow_letter(text + at, &bytes);
    if (code == 0) return -1;
    if (code == SOFT_HYPHEN) continue;
    if (letters[code] == 0)
      letters[code] = layout_width(type->layouts[style], text + at, bytes) + 1;
    sum += letters[code] - 1;
  }
  return sum;
}

/* How many columns the text takes on a screen, where soft hyphens take none. */
static int screen_columns(const char *text, size_t length)
{
  int columns = text_width_n(text, length);
  for (const char *at = text, *end = text + length;
       (at = strstr(at, PAPER_SOFT_HYPHEN)) && at < end; at += sizeof PAPER_SOFT_HYPHEN - 1)
    columns--;
  return columns;
}

/* A text that no screen has room for is too wide for the page as well, so that a preview can show
 * every line of it. */
static int text_size(const struct layout_measure *measure, enum page_style style, const char *text,
                     size_t length)
{
  const struct type *type = measure->data;
  if (length == 0) return 0;
  int width = summed_width(type, style, text, length);
  if (width < 0) width = layout_width(type->layouts[style], text, length);
  bool shown = width > measure->page_width || screen_columns(text, length) <= LAYOUT_COLUMNS;
  return shown ? width : measure->page_width + 1;
}

/* What each byte adds to the width of the line, in the order of the text whatever its direction;
 * inside a cluster of letters the first byte has it all. The widths are 0 before. */
static void spread_width(const struct type *type, enum page_style style, const char *text,
                         size_t length, int *widths)
{
  pango_layout_set_text(type->layouts[style], text, (int)length);
  PangoLayoutIter *at = pango_layout_get_iter(type->layouts[style]);
  do {
    PangoRectangle cluster;
    size_t index = (size_t)pango_layout_iter_get_index(at);
    pango_layout_iter_get_cluster_extents(at, NULL, &cluster);
    if (index < length) widths[index] += cluster.width;
  } while (pango_layout_iter_next_cluster(at));
  pango_layout_iter_free(at);
}

/* A place where the line may end. */
struct ending {
  size_t at;
  int width; /* of the line up to it */
};

/* A word is parted only where the line would otherwise be more than a quarter empty. */
static size_t choose_ending(struct ending space, struct ending part, size_t filled, int width)
{
  bool loose = space.width < width - width / 4;
  if (part.at > space.at && loose) return part.at;
  return space.at > 0 ? space.at : filled;
}

static size_t skip_break(const char *text, size_t end)
{
  while (text[end] == ' ')
    end++;
  return text[end] == '\n' ? end + 1 : end;
}

/* The beginning of `text` that no line can be longer than, in whole graphemes. */
static size_t line_limit(const char *text)
{
  size_t length = strcspn(text, "\n");
  if (length <= LONGEST_LINE) return length;
  length = LONGEST_LINE;
  while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

static size_t fit_line(const struct layout_measure *measure, enum page_style style,
                       const char *text, int width, size_t *skip)
{
  const struct type *type = measure->data;
  int widths[LONGEST_LINE] = {0}, used = 0, shown = 0;
  size_t limit = line_limit(text), at = 0;
  struct ending space = {0, 0}, part = {0, 0};
  if (limit > 0) spread_width(type, style, text, limit, widths);
  while (at < limit) {
    size_t next = text_next(text, at);
    int grown = used;
    for (size_t i = at; i < next && i < limit; i++)
      grown += widths[i];
    bool soft = strncmp(text + at, PAPER_SOFT_HYPHEN, sizeof PAPER_SOFT_HYPHEN - 1) == 0;
    if (text[at] == ' ' && at > 0 && text[at - 1] != ' ') space = (struct ending){at, used};
    shown += screen_columns(text + at, next - at);
    if ((grown > width || shown > LAYOUT_COLUMNS) && at > 0 && text[at] != ' ') break;
    if (soft && grown + type->hyphen[style] <= width && shown < LAYOUT_COLUMNS)
      part = (struct ending){next, grown};
    used = grown;
    at = next;
  }
  if (at >= limit && (text[limit] == '\0' || text[limit] == '\n')) {
    *skip = text[limit] == '\n' ? limit + 1 : limit;
    return limit;
  }
  size_t end = choose_ending(space, part, at, width);
  *skip = skip_break(text, end);
  return end;
}

static void make_measure(struct type *type)
{
  type->measure = (struct layout_measure){
      .page_width = (int)(paper_width_mm * units_per_mm),
      .page_height = (int)(paper_height_mm * units_per_mm),
      .fit_columns = true,
      .space = (int)(block_space * PANGO_SCALE),
      .block_gap = (int)(block_gap * PANGO_SCALE),
      .width = text_size,
      .line = fit_line,
      .data = type,
  };
  for (int style = 0; style < PAGE_STYLES; style++) {
    type->measure.line_height[style] = (int)(faces[style].line * PANGO_SCALE);
    type->hyphen[style] = layout_width(type->layouts[style], "-", 1);
  }
}

/* Hinting would make widths depend on the resolution of some screen. */
static PangoContext *make_context(PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("sv"));
  return context;
}

/* Where there is no font at all, letters are measured and drawn as nothing. */
static bool has_letters(const struct type *type)
{
  bool has = true;
  for (int style = 0; style < PAGE_STYLES && has; style++) {
    pango_layout_set_text(type->layouts[style], "Aö1", -1);
    has = pango_layout_get_unknown_glyphs_count(type->layouts[style]) == 0;
  }
  return has;
}

void type_free(struct type *type)
{
  for (int style = 0; style < PAGE_STYLES; style++) {
    g_object_unref(type->layouts[style]);
    free(type->letters[style]);
  }
  g_object_unref(type->context);
  g_object_unref(type->map);
  free(type);
}

#if defined(__SANITIZE_ADDRESS__)
#define LEAKS_ARE_TOLD 1 /* gcc says it so, clang in its own way */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAKS_ARE_TOLD 1
#endif
#endif

#ifdef LEAKS_ARE_TOLD
/* What the libraries keep till the process ends would be told as leaks. Giving it back is for tests
 * alone: cairo stops the program when something of it is still in use. */
static void give_back(void)
{
  cairo_debug_reset_static_data();
  FcFini();
}

static void give_back_at_exit(void)
{
  static bool asked;
  if (!asked) atexit(give_back);
  asked = true;
}
#else
static void give_back_at_exit(void)
{
}
#endif

bool type_new(struct type **type, const struct paper_fonts *fonts, struct err *err)
{
  give_back_at_exit();
  PangoFontMap *map = pango_cairo_font_map_new();
  const char *families[FAMILIES] = {fonts->serif, fonts->sans, NULL};
  for (int i = 0; i < FAMILIES; i++)
    if (!families[i] || !*families[i] || !has_family(map, families[i]))
      families[i] = own_families[i];
  struct type *made = mem_alloc(sizeof *made);
  made->map = map;
  made->context = make_context(map);
  for (int style = 0; style < PAGE_STYLES; style++) {
    made->layouts[style] = make_layout(made, (enum page_style)style, families[faces[style].family]);
    if (is_table((enum page_style)style))
      made->letters[style] = mem_alloc(NARROW * sizeof *made->letters[style]);
  }
  make_measure(made);
  if (!has_letters(made)) {
    type_free(made);
    return err_set(err, _("There is no font for PDF. Install the package fonts-dejavu-core. Text "
                          "is there all the same."));
  }
  *type = made;
  return true;
}

const struct layout_measure *type_measure(const struct type *type)
{
  return &type->measure;
}

/* A soft hyphen shows at the end of its line alone. */
static void add_shown(struct buf *out, const char *text)
{
  static const char soft[] = PAPER_SOFT_HYPHEN;
  for (const char *at; (at = strstr(text, soft)); text = at + sizeof soft - 1) {
    buf_addn(out, text, (size_t)(at - text));
    if (at[sizeof soft - 1] == '\0') buf_addc(out, '-');
  }
  buf_add(out, text);
}

PangoLayoutLine *type_line(const struct type *type, const struct page_run *run, int *baseline,
                           int *width)
{
  PangoLayout *layout = type->layouts[run->style];
  struct buf shown = {0};
  add_shown(&shown, run->text);
  *width = layout_width(layout, buf_text(&shown), shown.length);
  *baseline = (int)(faces[run->style].baseline * PANGO_SCALE);
  buf_release(&shown);
  return pango_layout_get_line_readonly(layout, 0);
}
