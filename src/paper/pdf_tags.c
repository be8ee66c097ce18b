// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_tags.h"

#include "base/i18n.h"
#include "paper/pdf_content.h"
#include "paper/pdf_tree.h"

#include <stdlib.h>
#include <string.h>

#define PROGRAM "Lägesbild " LB_VERSION

/* Content is numbered within its page. */
static void number_marks(const struct pdf_marks *marks)
{
  int next = 0;
  for (size_t i = 0; i < marks->n; i++) {
    struct pdf_mark *mark = &marks->items[i];
    if (i > 0 && mark->page != mark[-1].page) next = 0;
    mark->id = mark->run ? next++ : -1;
  }
}

/* Writes the marks of one page as they are to be. */
static bool mark_page(qpdf_data q, size_t page, const struct pdf_mark *marks, size_t n)
{
  qpdf_oh object = qpdf_get_page_n(q, page);
  unsigned char *bytes = NULL;
  size_t length = 0;
  if (qpdf_oh_get_page_content_data(q, object, &bytes, &length) & QPDF_ERRORS) return false;
  struct buf marked = {0};
  bool whole = pdf_content((const char *)bytes, length, marks, n, &marked);
  if (whole) {
    qpdf_oh stream = qpdf_oh_new_stream(q);
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)buf_text(&marked), marked.length,
                                qpdf_oh_new_null(q), qpdf_oh_new_null(q));
    qpdf_oh_replace_key(q, object, "/Contents", stream);
  }
  buf_release(&marked);
  free(bytes);
  return whole;
}

static bool mark_pages(qpdf_data q, size_t n_pages, const struct pdf_marks *marks)
{
  size_t at = 0;
  for (size_t page = 0; page < n_pages; page++) {
    size_t first = at;
    while (at < marks->n && marks->items[at].page == page)
      at++;
    if (!mark_page(q, page, marks->items + first, at - first)) return false;
  }
  return true;
}

static void add_xml(struct buf *out, const char *text)
{
  for (; *text; text++) {
    if (strchr("<>&\"", *text))
      buf_addf(out, "&#%d;", *text);
    else
      buf_addc(out, *text);
  }
}

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

static void add_xmp(struct buf *out, const struct doc_head *head)
{
  buf_add(out, "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
               "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
  add_xml(out, or_empty(head->title));
  buf_add(out, "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>");
  add_xml(out, or_empty(head->municipality));
  buf_add(out, "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>");
  add_xml(out, or_empty(head->language));
  buf_add(out, "</rdf:li></rdf:Bag></dc:language>\n");
  if (*or_empty(head->date)) {
    buf_add(out, "<xmp:CreateDate>");
    add_xml(out, head->date);
    buf_add(out, "</xmp:CreateDate>\n");
  }
  buf_add(out, "<xmp:CreatorTool>" PROGRAM "</xmp:CreatorTool>\n"
               "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

static void set_text(qpdf_data q, qpdf_oh dictionary, const char *key, const char *text)
{
  qpdf_oh_replace_key(q, dictionary, key, qpdf_oh_new_unicode_string(q, or_empty(text)));
}

/* The date of the document, not of its drawing. */
static void set_info(qpdf_data q, const struct doc_head *head)
{
  qpdf_oh info = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q));
  set_text(q, info, "/Title", head->title);
  set_text(q, info, "/Author", head->municipality);
  set_text(q, info, "/Creator", PROGRAM);
  struct buf date = {0};
  buf_add(&date, "D:");
  for (const char *c = or_empty(head->date); *c; c++)
    if (*c >= '0' && *c <= '9') buf_addc(&date, *c);
  if (date.length == sizeof "D:yyyymmdd" - 1)
    qpdf_oh_replace_key(q, info, "/CreationDate", qpdf_oh_new_string(q, buf_text(&date)));
  buf_release(&date);
  qpdf_oh_replace_key(q, qpdf_get_trailer(q), "/Info", info);
}

static void set_catalogue(qpdf_data q, const struct doc_head *head)
{
  qpdf_oh root = qpdf_get_root(q), xmp = qpdf_oh_new_stream(q), none = qpdf_oh_new_null(q);
  struct buf text = {0};
  add_xmp(&text, head);
  qpdf_oh_replace_stream_data(q, xmp, (const unsigned char *)buf_text(&text), text.length, none,
                              none);
  buf_release(&text);
  qpdf_oh dictionary = qpdf_oh_get_dict(q, xmp);
  qpdf_oh_replace_key(q, dictionary, "/Type", qpdf_oh_new_name(q, "/Metadata"));
  qpdf_oh_replace_key(q, dictionary, "/Subtype", qpdf_oh_new_name(q, "/XML"));
  qpdf_oh_replace_key(q, root, "/Metadata", xmp);
  set_text(q, root, "/Lang", head->language);
  qpdf_oh_replace_key(q, root, "/MarkInfo", qpdf_oh_parse(q, "<< /Marked true >>"));
  qpdf_oh_replace_key(q, root, "/ViewerPreferences",
                      qpdf_oh_parse(q, "<< /DisplayDocTitle true >>"));
}

/* The identity follows from the content, so the same content is the same file. */
static bool write_file(qpdf_data q, struct buf *out)
{
  if (qpdf_init_write_memory(q) & QPDF_ERRORS) return false;
  qpdf_set_object_stream_mode(q, qpdf_o_generate);
  qpdf_set_deterministic_ID(q, QPDF_TRUE);
  if ((qpdf_write(q) & QPDF_ERRORS) || qpdf_has_error(q)) return false;
  buf_addn(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
  return true;
}

bool pdf_tag(const struct document *d, size_t n_pages, const struct pdf_marks *marks,
             const struct buf *drawn, struct buf *out, struct err *err)
{
  qpdf_data q = qpdf_init();
  qpdf_silence_errors(q);
  qpdf_set_suppress_warnings(q, QPDF_TRUE);
  number_marks(marks);
  bool tagged = !(qpdf_read_memory(q, "", buf_text(drawn), drawn->length, NULL) & QPDF_ERRORS) &&
                mark_pages(q, n_pages, marks);
  if (tagged) {
    pdf_tree(q, d, n_pages, marks);
    set_catalogue(q, &d->head);
    set_info(q, &d->head);
    tagged = write_file(q, out);
  }
  qpdf_cleanup(&q);
  return tagged || err_set(err, _("The PDF could not be finished. Save the print as text "
                                  "instead."));
}
