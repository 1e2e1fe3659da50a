import { describe, expect, it } from 'vitest';
import { databaseName, readDatabaseUrl } from '../../../server/database/address.ts';
import { readConfig } from '../../../server/ops/config.ts';

const read = (text: string) => {
  const found = readDatabaseUrl(text);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

describe('the address of a database', () => {
  it('[DB1] is read with all its hosts, ports and names', () => {
    expect(read('postgres://hall:geheim@db-1:5433,db-2/hallcall')).toEqual({
      hosts: [
        { host: 'db-1', port: 5433 },
        { host: 'db-2', port: 5432 },
      ],
      ...{ database: 'hallcall', user: 'hall', password: 'geheim', sslMode: 'disable' },
    });
    expect(read('postgresql://hall@[fd00::1]:5433,10.0.0.2/h?target_session_attrs=read-write')).toMatchObject({
      hosts: [
        { host: 'fd00::1', port: 5433 },
        { host: '10.0.0.2', port: 5432 },
      ],
    });
    expect(read('postgres://h%40ll:a%3Ab%40c%2F@db/%E5%A4%A7')).toMatchObject({
      ...{ user: 'h@ll', password: 'a:b@c/', database: '大' },
    });
    const sealed = read('postgres://h:p@db/h?sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=/c.pem&sslkey=/k.pem');
    expect(sealed).toMatchObject({
      sslMode: 'verify-full',
      sslRootCert: '/etc/ca.pem',
      sslCert: '/c.pem',
      sslKey: '/k.pem',
    });
    expect(databaseName(sealed)).toBe('postgres://h@db:5432/h');
  });

  const SECRET = 'streng-geheim';
  it.each([
    [`postgres://hall:${SECRET}@db`, 'the address of a PostgreSQL database'],
    [`postgres://:${SECRET}@db/h`, 'names the user'],
    [`mysql://hall:${SECRET}@db/h`, 'the address of a PostgreSQL database'],
    [`postgres://hall:${SECRET}@db:99999/h`, 'hosts as host:port'],
    [`postgres://hall:${SECRET}@db,/h`, 'hosts as host:port'],
    [`postgres://hall:${SECRET}@db/h?sslmode=prefer`, 'sslmode as one of'],
    [`postgres://hall:${SECRET}@db/h?sslmode=verify-full`, 'sslrootcert=FILE'],
    [`postgres://hall:${SECRET}@db/h?target_session_attrs=any`, 'target_session_attrs=read-write'],
    [`postgres://hall@db/h?password=${SECRET}`, 'no other settings'],
    [`postgres://hall:${SECRET}%zz@db/h`, 'written as %XX'],
    [`postgres:hall:${SECRET}@db/h`, 'the address of a PostgreSQL database'],
    [`hall:${SECRET}@db`, 'the address of a PostgreSQL database'],
  ])('[DB1] a mistake is told with what would be right, and no password: %s', (url, right) => {
    const config = readConfig([], { DATABASE_URL: url });
    expect(config.ok ? 'taken' : config.error).toContain(right);
    expect(JSON.stringify(config)).not.toContain(SECRET);
    const flag = readConfig([`--database-url=${url}`], {});
    expect(flag.ok ? 'taken' : flag.error).toContain('--database-url is');
    expect(JSON.stringify(flag)).not.toContain(SECRET);
  });
});
