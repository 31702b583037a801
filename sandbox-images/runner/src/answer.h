// From one parsed request to its reply.
#pragma once
#include "place.h"
#include "wire.h"

// `body` is the request's unparsed body.
void answer_run(struct place *place, const struct request *request, const char *body, size_t length,
                struct reply *reply);
void answer_converse(struct place places[2], const struct request *request, const char *body, size_t length,
                     struct reply *reply);

// Waits for the run's end; false when the worker hung up meanwhile.
bool wait_for_end(struct run *run);
void add_outcome(struct reply *reply, const struct run *run, const struct outcome *outcome);
void begin_failure(struct reply *reply, u64 id, const char *detail);
