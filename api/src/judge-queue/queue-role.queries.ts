import type { Client } from "pg";

/** Only one process at a time may alter a role: Postgres refuses the second with "tuple concurrently updated". */
const roleLockKey = 4_216_002;

/** Is there such a role? */
export async function isRoleThere(client: Client, role: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  return rowCount === 1;
}

/** Makes or alters the login role. */
export async function keepLoginRole(client: Client, role: string, password: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  const verb = (await isRoleThere(client, role)) ? "alter" : "create";
  await client.query(
    `${verb} role ${name} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls
       connection limit 100 password ${client.escapeLiteral(password)}`,
  );
}

/** Gives the role the queue's schema: its rows and functions, not its shape. */
export async function grantQueueSchema(client: Client, role: string, schema: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  const place = client.escapeIdentifier(schema);
  await client.query(`
    grant usage on schema ${place} to ${name};
    grant select, insert, update, delete on all tables in schema ${place} to ${name};
    grant usage, select, update on all sequences in schema ${place} to ${name};
    grant execute on all functions in schema ${place} to ${name}`);
}

/** Takes away what Postgres gives everybody in this database and a worker has no use for. */
export async function closeEverythingElse(client: Client, database: string): Promise<void> {
  await client.query(`
    revoke create on schema public from public;
    revoke temporary on database ${client.escapeIdentifier(database)} from public`);
}

/** Runs `work` in one transaction while no other process alters roles. */
export async function underRoleLock(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [roleLockKey]);
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** May this user make roles? */
export async function mayCreateRoles(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user",
  );
  return rows[0]?.may === true;
}

/** The name of the database this client is in. */
export async function databaseName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  return rows[0]?.name ?? "";
}
