BEGIN TRANSACTION;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO "checkpoint" VALUES(1,6392587144190309349,31,1795598851375);
CREATE TABLE customer_names (
  customer_id BLOB PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "customer_names" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','Corner Shop & Sons');
INSERT INTO "customer_names" VALUES(X'01A212081D0271D0A933456ACDE43F8F','Magasin du Port');
INSERT INTO "customer_names" VALUES(X'01A212081D037062AE9B9958432227C5','Søstrene');
CREATE TABLE migrations (
  sequence INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
INSERT INTO "migrations" VALUES(1,'0001 checkpoint',-2391946685397755934,1795598851);
INSERT INTO "migrations" VALUES(2,'0002 parked',2600136037063903969,1795598851);
INSERT INTO "migrations" VALUES(3,'0003 order summary',-5983054393598845631,1795598851);
INSERT INTO "migrations" VALUES(4,'0004 order summary indices',4698602927892464242,1795598851);
CREATE TABLE order_counts (
  customer_id BLOB NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (customer_id, status)
) STRICT, WITHOUT ROWID;
INSERT INTO "order_counts" VALUES(X'','',5);
INSERT INTO "order_counts" VALUES(X'','cancelled',1);
INSERT INTO "order_counts" VALUES(X'','confirmed',1);
INSERT INTO "order_counts" VALUES(X'','pending',2);
INSERT INTO "order_counts" VALUES(X'','shipped',1);
INSERT INTO "order_counts" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','',2);
INSERT INTO "order_counts" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','pending',1);
INSERT INTO "order_counts" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','shipped',1);
INSERT INTO "order_counts" VALUES(X'01A212081D0271D0A933456ACDE43F8F','',2);
INSERT INTO "order_counts" VALUES(X'01A212081D0271D0A933456ACDE43F8F','cancelled',1);
INSERT INTO "order_counts" VALUES(X'01A212081D0271D0A933456ACDE43F8F','confirmed',1);
INSERT INTO "order_counts" VALUES(X'01A212081D037062AE9B9958432227C5','',1);
INSERT INTO "order_counts" VALUES(X'01A212081D037062AE9B9958432227C5','pending',1);
CREATE TABLE order_summary (
  id BLOB PRIMARY KEY,
  customer_id BLOB NOT NULL,
  customer_name TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  total_amount INTEGER NOT NULL,
  returned_amount INTEGER NOT NULL,
  item_count INTEGER NOT NULL,
  unit_count INTEGER NOT NULL,
  shipping_address TEXT,
  placed_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  items TEXT NOT NULL
) STRICT;
INSERT INTO "order_summary" VALUES(X'01A212081D0B75FBBD4F577A5B1C6041',X'01A212081CFF778CAFDBA17F63E61F3D','Corner Shop & Sons','shipped','GBP',4120,510,2,8,'{"recipient":"Ada","street":"1 High Street","city":"London","country":"United Kingdom"}',1795598851338,1795598851338,1795598851352,4,30,'[{"line":1,"product_id":"85123A","quantity":6,"unit_price":255,"returned":2},{"line":2,"product_id":"22423","quantity":2,"unit_price":1295,"returned":0}]');
INSERT INTO "order_summary" VALUES(X'01A212081D0D74BCB7AB7E05348359A1',X'01A212081D0271D0A933456ACDE43F8F','Magasin du Port','confirmed','GBP',2550,0,1,10,NULL,1795598851341,1795598851341,1795598851354,2,23,'[{"line":1,"product_id":"85123A","quantity":10,"unit_price":255,"returned":0}]');
INSERT INTO "order_summary" VALUES(X'01A212081D0F7211AA7BC9864F103BF0',X'01A212081D0271D0A933456ACDE43F8F','Magasin du Port','cancelled','EUR',1295,0,1,1,NULL,1795598851343,1795598851343,1795598851355,2,25,'[{"line":1,"product_id":"22423","quantity":1,"unit_price":1295,"returned":0}]');
INSERT INTO "order_summary" VALUES(X'01A212081D117849A95637FDFB04D195',X'01A212081CFF778CAFDBA17F63E61F3D','Corner Shop & Sons','pending','GBP',5945,0,2,7,NULL,1795598851345,1795598851345,1795598851359,3,30,'[{"line":1,"product_id":"85123A","quantity":3,"unit_price":255,"returned":0},{"line":3,"product_id":"22423","quantity":4,"unit_price":1295,"returned":0}]');
INSERT INTO "order_summary" VALUES(X'01A212081D137226A96EACBBA7670AC3',X'01A212081D037062AE9B9958432227C5','Søstrene','pending','GBP',510,0,1,2,NULL,1291191960000,1795598851347,1795598851347,1,18,'[{"line":1,"product_id":"85123A","quantity":2,"unit_price":255,"returned":0}]');
CREATE TABLE parked (
  place TEXT NOT NULL CHECK (place IN ('row', 'stream')),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  error TEXT,
  PRIMARY KEY (place, name, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_first ON parked (position) WHERE error IS NOT NULL;
CREATE INDEX order_summary_placed ON order_summary (placed_at, id);
CREATE INDEX order_summary_total ON order_summary (total_amount, id);
CREATE INDEX order_summary_status_placed ON order_summary (status, placed_at, id);
CREATE INDEX order_summary_status_total ON order_summary (status, total_amount, id);
CREATE INDEX order_summary_customer_placed ON order_summary (customer_id, placed_at, id);
CREATE INDEX order_summary_customer_total ON order_summary (customer_id, total_amount, id);
COMMIT;
