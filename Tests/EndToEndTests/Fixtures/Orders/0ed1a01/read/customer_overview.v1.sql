BEGIN TRANSACTION;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO "checkpoint" VALUES(1,6392587144190309349,31,1795598851375);
CREATE TABLE customer_overview (
  id BLOB PRIMARY KEY,
  external_ref TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  order_count INTEGER NOT NULL,
  months TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
INSERT INTO "customer_overview" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','17850','Corner Shop & Sons','United Kingdom',2,'[{"month":"2026-11","currency":"GBP","order_count":2,"item_count":4,"unit_count":15,"gross_amount":10065,"returned_amount":510}]',2,30);
INSERT INTO "customer_overview" VALUES(X'01A212081D0271D0A933456ACDE43F8F','17851','Magasin du Port','France',1,'[{"month":"2026-11","currency":"EUR","order_count":0,"item_count":0,"unit_count":0,"gross_amount":0,"returned_amount":0},{"month":"2026-11","currency":"GBP","order_count":1,"item_count":1,"unit_count":10,"gross_amount":2550,"returned_amount":0}]',1,25);
INSERT INTO "customer_overview" VALUES(X'01A212081D037062AE9B9958432227C5','17852','Søstrene','Denmark',1,'[{"month":"2010-12","currency":"GBP","order_count":1,"item_count":1,"unit_count":2,"gross_amount":510,"returned_amount":0}]',1,18);
CREATE TABLE migrations (
  sequence INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
INSERT INTO "migrations" VALUES(1,'0001 checkpoint',-2391946685397755934,1795598851);
INSERT INTO "migrations" VALUES(2,'0002 parked',2600136037063903969,1795598851);
INSERT INTO "migrations" VALUES(3,'0003 customer overview',1391831516703802306,1795598851);
CREATE TABLE parked (
  place TEXT NOT NULL CHECK (place IN ('row', 'stream')),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  error TEXT,
  PRIMARY KEY (place, name, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_first ON parked (position) WHERE error IS NOT NULL;
COMMIT;
