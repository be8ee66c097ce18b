// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/paper_module.h"

#include "paper/hyphenate.h"
#include "paper/pdf.h"
#include "paper/printer.h"

__attribute__((visibility("default"))) const struct paper_module lagesbild_paper = {
    .version = PAPER_MODULE_VERSION,
    .pdf_new = pdf_new,
    .pdf_free = pdf_free,
    .pdf_measure = pdf_measure,
    .pdf_draw = pdf_draw,
    .hyphens_new = hyphens_new,
    .hyphens_free = hyphens_free,
    .hyphens_add = hyphens_add,
    .printers = printer_list,
    .print = printer_print,
};
