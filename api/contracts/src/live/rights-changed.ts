/**
 * Event to the rooms of a person's sessions: their role or grants have changed. With it the rooms' sockets are closed;
 * a page comes back at once and is asked for every room anew. By itself, since pages name it and have no need of zod.
 */
export const rightsChanged = "rights-changed";
