-- The trade of the last hours up to $1, so that the report has something to read.
WITH RECURSIVE past (n) AS (
    SELECT 1
    UNION ALL
    SELECT n + 1 FROM past WHERE n < 5000
)
INSERT INTO orders (id, product_id, quantity, total_cents, status, placed_at)
SELECT
    '00000000-0000-7000-8000-' || substr(CAST(1000000000000 + n AS TEXT), 2),
    1 + n * n % 24,
    1 + n % 3,
    1000 * (1 + n % 3),
    'paid',
    $1 - n * 10
FROM past
WHERE n > 0 -- without a WHERE, SQLite takes ON CONFLICT for the ON of a join
ON CONFLICT (id) DO NOTHING;
