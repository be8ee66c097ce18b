// SPDX-License-Identifier: GPL-3.0-or-later
/* Seeded numbers for property tests: the same on every machine and every run (splitmix64). */
#ifndef LB_UNIT_PRNG_H
#define LB_UNIT_PRNG_H

#include <stdint.h>

struct prng {
  uint64_t state;
};

static inline uint64_t prng_next(struct prng *prng)
{
  uint64_t z = prng->state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/* A whole number from 0 to limit - 1. */
static inline int prng_below(struct prng *prng, int limit)
{
  return (int)(prng_next(prng) % (uint64_t)limit);
}

/* From 0 up to, not including, 1. */
static inline double prng_share(struct prng *prng)
{
  return (double)(prng_next(prng) >> 11) / 9007199254740992.0;
}

#endif
