#include "reduced.h"

bool prepare_reduced(struct lane *lane, char detail[MAX_DETAIL]) { (void)lane; say(detail, "not yet"); return false; }
void remove_reduced(const struct lane *lane) { (void)lane; }
bool show_reduced(const struct lane *lane, int place, const struct side *side, char detail[MAX_DETAIL]) {
  (void)lane; (void)place; (void)side; (void)detail; return false; }
void end_reduced(const struct lane *lane, int place) { (void)lane; (void)place; }
bool wipe_reduced(const struct lane *lane, int place) { (void)lane; (void)place; return false; }
