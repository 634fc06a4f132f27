-- Read by SQLite and by PostgreSQL, and more than once.

CREATE TABLE IF NOT EXISTS products (
    id          BIGINT PRIMARY KEY,
    name        TEXT   NOT NULL,
    description TEXT   NOT NULL,
    price_cents BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS orders (
    id          TEXT   PRIMARY KEY,
    product_id  BIGINT NOT NULL REFERENCES products (id),
    quantity    BIGINT NOT NULL,
    total_cents BIGINT NOT NULL,
    status      TEXT   NOT NULL,
    placed_at   BIGINT NOT NULL -- seconds since 1970
);

CREATE INDEX IF NOT EXISTS orders_by_age ON orders (status, placed_at);

CREATE TABLE IF NOT EXISTS subscribers (
    email TEXT PRIMARY KEY
);
