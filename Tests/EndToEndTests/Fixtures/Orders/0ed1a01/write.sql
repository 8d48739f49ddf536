BEGIN TRANSACTION;
CREATE TABLE command_outcomes (
  command_id BLOB PRIMARY KEY,
  fingerprint BLOB NOT NULL,
  outcome TEXT NOT NULL,
  position INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  is_kept INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "command_outcomes" VALUES(X'FAF177ACB4F98FA8B1D58571DB9D9A94',X'82D6BEBA2DA19EED9743B117A1EA55DBAB508AE8890BDCAFA2932A3116BD8078','{"id":"01a21208-1d0d-74bc-b7ab-7e05348359a1","version":1,"stock_movements":1}',11,1795598851341,0);
CREATE TABLE customers (
  id BLOB PRIMARY KEY,
  external_ref TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "customers" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','17850','Corner Shop & Sons','United Kingdom',2);
INSERT INTO "customers" VALUES(X'01A212081D0271D0A933456ACDE43F8F','17851','Magasin du Port','France',1);
INSERT INTO "customers" VALUES(X'01A212081D037062AE9B9958432227C5','17852','Søstrene','Denmark',1);
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  metadata TEXT NOT NULL,
  UNIQUE (stream, version)
) STRICT;
INSERT INTO "events" VALUES(1,'customer-01a21208-1cff-778c-afdb-a17f63e61f3d',1,'CustomerRegistered',1,'{"customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","external_ref":"17850","name":"Corner Shop","country":"United Kingdom"}',1795598851326,'{"command_id":"01a21208-1cfe-7cbc-819f-deb5e65d7b9d","principal":"development","correlation_id":"01a21208-1cfe-7cbc-819f-deb5e65d7b9d"}');
INSERT INTO "events" VALUES(2,'customer-01a21208-1d02-71d0-a933-456acde43f8f',1,'CustomerRegistered',1,'{"customer_id":"01a21208-1d02-71d0-a933-456acde43f8f","external_ref":"17851","name":"Magasin du Port","country":"France"}',1795598851330,'{"command_id":"01a21208-1d02-7f5e-a935-6a2567acebfd","principal":"development","correlation_id":"01a21208-1d02-7f5e-a935-6a2567acebfd"}');
INSERT INTO "events" VALUES(3,'customer-01a21208-1d03-7062-ae9b-9958432227c5',1,'CustomerRegistered',1,'{"customer_id":"01a21208-1d03-7062-ae9b-9958432227c5","external_ref":"17852","name":"Søstrene","country":"Denmark"}',1795598851331,'{"command_id":"01a21208-1d03-7151-a381-c6dff2d4e0f9","principal":"development","correlation_id":"01a21208-1d03-7151-a381-c6dff2d4e0f9"}');
INSERT INTO "events" VALUES(4,'product-85123A',1,'StockReceived',1,'{"product_id":"85123A","quantity":100}',1795598851332,'{"command_id":"01a21208-1d04-7a38-93a6-fa32349c3cfd","principal":"development","correlation_id":"01a21208-1d04-7a38-93a6-fa32349c3cfd"}');
INSERT INTO "events" VALUES(5,'product-22423',1,'StockReceived',1,'{"product_id":"22423","quantity":40}',1795598851335,'{"command_id":"01a21208-1d07-70d7-98a0-38fa589fa150","principal":"development","correlation_id":"01a21208-1d07-70d7-98a0-38fa589fa150"}');
INSERT INTO "events" VALUES(6,'product-POST',1,'StockReceived',1,'{"product_id":"POST","quantity":5}',1795598851336,'{"command_id":"01a21208-1d08-7035-a233-3d40afbf9aff","principal":"development","correlation_id":"01a21208-1d08-7035-a233-3d40afbf9aff"}');
INSERT INTO "events" VALUES(7,'product-85123A',2,'StockReserved',1,'{"product_id":"85123A","order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","quantity":6}',1795598851338,'{"command_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a","principal":"development","correlation_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a"}');
INSERT INTO "events" VALUES(8,'product-22423',2,'StockReserved',1,'{"product_id":"22423","order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","quantity":2}',1795598851338,'{"command_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a","principal":"development","correlation_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a"}');
INSERT INTO "events" VALUES(9,'order-01a21208-1d0b-75fb-bd4f-577a5b1c6041',1,'OrderCreated',2,'{"order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","currency":"GBP","lines":[{"line":1,"product_id":"85123A","quantity":6,"unit_price":255},{"line":2,"product_id":"22423","quantity":2,"unit_price":1295}],"total_amount":4120,"shipping_address":{"recipient":"Ada","street":"1 High Street","city":"London","country":"United Kingdom"},"placed_at":"2026-11-25T09:27:31.338Z"}',1795598851338,'{"command_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a","principal":"development","correlation_id":"01a21208-1d0a-7cfe-acd0-6c4778249f0a"}');
INSERT INTO "events" VALUES(10,'product-85123A',3,'StockReserved',1,'{"product_id":"85123A","order_id":"01a21208-1d0d-74bc-b7ab-7e05348359a1","quantity":10}',1795598851341,'{"command_id":"faf177ac-b4f9-8fa8-b1d5-8571db9d9a94","principal":"development","correlation_id":"faf177ac-b4f9-8fa8-b1d5-8571db9d9a94"}');
INSERT INTO "events" VALUES(11,'order-01a21208-1d0d-74bc-b7ab-7e05348359a1',1,'OrderCreated',2,'{"order_id":"01a21208-1d0d-74bc-b7ab-7e05348359a1","customer_id":"01a21208-1d02-71d0-a933-456acde43f8f","currency":"GBP","lines":[{"line":1,"product_id":"85123A","quantity":10,"unit_price":255}],"total_amount":2550,"placed_at":"2026-11-25T09:27:31.341Z"}',1795598851341,'{"command_id":"faf177ac-b4f9-8fa8-b1d5-8571db9d9a94","principal":"development","correlation_id":"faf177ac-b4f9-8fa8-b1d5-8571db9d9a94"}');
INSERT INTO "events" VALUES(12,'product-22423',3,'StockReserved',1,'{"product_id":"22423","order_id":"01a21208-1d0f-7211-aa7b-c9864f103bf0","quantity":1}',1795598851343,'{"command_id":"01a21208-1d0f-7920-b62c-36c9d811574e","principal":"development","correlation_id":"01a21208-1d0f-7920-b62c-36c9d811574e"}');
INSERT INTO "events" VALUES(13,'order-01a21208-1d0f-7211-aa7b-c9864f103bf0',1,'OrderCreated',2,'{"order_id":"01a21208-1d0f-7211-aa7b-c9864f103bf0","customer_id":"01a21208-1d02-71d0-a933-456acde43f8f","currency":"EUR","lines":[{"line":1,"product_id":"22423","quantity":1,"unit_price":1295}],"total_amount":1295,"placed_at":"2026-11-25T09:27:31.343Z"}',1795598851343,'{"command_id":"01a21208-1d0f-7920-b62c-36c9d811574e","principal":"development","correlation_id":"01a21208-1d0f-7920-b62c-36c9d811574e"}');
INSERT INTO "events" VALUES(14,'product-85123A',4,'StockReserved',1,'{"product_id":"85123A","order_id":"01a21208-1d11-7849-a956-37fdfb04d195","quantity":3}',1795598851345,'{"command_id":"01a21208-1d11-7de7-875b-b490eb01e58a","principal":"development","correlation_id":"01a21208-1d11-7de7-875b-b490eb01e58a"}');
INSERT INTO "events" VALUES(15,'product-POST',2,'StockReserved',1,'{"product_id":"POST","order_id":"01a21208-1d11-7849-a956-37fdfb04d195","quantity":1}',1795598851345,'{"command_id":"01a21208-1d11-7de7-875b-b490eb01e58a","principal":"development","correlation_id":"01a21208-1d11-7de7-875b-b490eb01e58a"}');
INSERT INTO "events" VALUES(16,'order-01a21208-1d11-7849-a956-37fdfb04d195',1,'OrderCreated',2,'{"order_id":"01a21208-1d11-7849-a956-37fdfb04d195","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","currency":"GBP","lines":[{"line":1,"product_id":"85123A","quantity":3,"unit_price":255},{"line":2,"product_id":"POST","quantity":1,"unit_price":1800}],"total_amount":2565,"placed_at":"2026-11-25T09:27:31.345Z"}',1795598851345,'{"command_id":"01a21208-1d11-7de7-875b-b490eb01e58a","principal":"development","correlation_id":"01a21208-1d11-7de7-875b-b490eb01e58a"}');
INSERT INTO "events" VALUES(17,'product-85123A',5,'StockReserved',1,'{"product_id":"85123A","order_id":"01a21208-1d13-7226-a96e-acbba7670ac3","quantity":2}',1795598851347,'{"command_id":"01a21208-1d13-7f47-9274-93ece51d5e8a","principal":"development","correlation_id":"01a21208-1d13-7f47-9274-93ece51d5e8a"}');
INSERT INTO "events" VALUES(18,'order-01a21208-1d13-7226-a96e-acbba7670ac3',1,'OrderCreated',2,'{"order_id":"01a21208-1d13-7226-a96e-acbba7670ac3","customer_id":"01a21208-1d03-7062-ae9b-9958432227c5","currency":"GBP","lines":[{"line":1,"product_id":"85123A","quantity":2,"unit_price":255}],"total_amount":510,"placed_at":"2010-12-01T08:26:00.000Z"}',1795598851347,'{"command_id":"01a21208-1d13-7f47-9274-93ece51d5e8a","principal":"development","correlation_id":"01a21208-1d13-7f47-9274-93ece51d5e8a"}');
INSERT INTO "events" VALUES(19,'order-01a21208-1d0b-75fb-bd4f-577a5b1c6041',2,'OrderConfirmed',1,'{"order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d"}',1795598851348,'{"command_id":"01a21208-1d14-7866-bbd7-650b9334bd9d","principal":"development","correlation_id":"01a21208-1d14-7866-bbd7-650b9334bd9d"}');
INSERT INTO "events" VALUES(20,'order-01a21208-1d0b-75fb-bd4f-577a5b1c6041',3,'OrderShipped',1,'{"order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d"}',1795598851350,'{"command_id":"01a21208-1d16-7ed7-9589-3146ddda8315","principal":"development","correlation_id":"01a21208-1d16-7ed7-9589-3146ddda8315"}');
INSERT INTO "events" VALUES(21,'product-85123A',6,'StockReleased',1,'{"product_id":"85123A","order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","quantity":2}',1795598851352,'{"command_id":"01a21208-1d18-7f08-a9ef-32fad9f08e9d","principal":"development","correlation_id":"01a21208-1d18-7f08-a9ef-32fad9f08e9d"}');
INSERT INTO "events" VALUES(22,'order-01a21208-1d0b-75fb-bd4f-577a5b1c6041',4,'OrderItemsReturned',1,'{"order_id":"01a21208-1d0b-75fb-bd4f-577a5b1c6041","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","currency":"GBP","returned_at":"2026-11-25T09:27:31.352Z","items":[{"line":1,"product_id":"85123A","quantity":2,"unit_price":255}],"amount":510}',1795598851352,'{"command_id":"01a21208-1d18-7f08-a9ef-32fad9f08e9d","principal":"development","correlation_id":"01a21208-1d18-7f08-a9ef-32fad9f08e9d"}');
INSERT INTO "events" VALUES(23,'order-01a21208-1d0d-74bc-b7ab-7e05348359a1',2,'OrderConfirmed',1,'{"order_id":"01a21208-1d0d-74bc-b7ab-7e05348359a1","customer_id":"01a21208-1d02-71d0-a933-456acde43f8f"}',1795598851354,'{"command_id":"01a21208-1d1a-710d-943e-9d5c9963ffd7","principal":"development","correlation_id":"01a21208-1d1a-710d-943e-9d5c9963ffd7"}');
INSERT INTO "events" VALUES(24,'product-22423',4,'StockReleased',1,'{"product_id":"22423","order_id":"01a21208-1d0f-7211-aa7b-c9864f103bf0","quantity":1}',1795598851355,'{"command_id":"01a21208-1d1b-74a3-b4bd-67665cac71d7","principal":"development","correlation_id":"01a21208-1d1b-74a3-b4bd-67665cac71d7"}');
INSERT INTO "events" VALUES(25,'order-01a21208-1d0f-7211-aa7b-c9864f103bf0',2,'OrderCancelled',1,'{"order_id":"01a21208-1d0f-7211-aa7b-c9864f103bf0","customer_id":"01a21208-1d02-71d0-a933-456acde43f8f","currency":"EUR","placed_at":"2026-11-25T09:27:31.343Z","reason":"ordered twice","lines":[{"line":1,"product_id":"22423","quantity":1,"unit_price":1295}],"total_amount":1295}',1795598851355,'{"command_id":"01a21208-1d1b-74a3-b4bd-67665cac71d7","principal":"development","correlation_id":"01a21208-1d1b-74a3-b4bd-67665cac71d7"}');
INSERT INTO "events" VALUES(26,'product-22423',5,'StockReserved',1,'{"product_id":"22423","order_id":"01a21208-1d11-7849-a956-37fdfb04d195","quantity":4}',1795598851357,'{"command_id":"01a21208-1d1d-7dd7-8e79-15ba24fe7159","principal":"development","correlation_id":"01a21208-1d1d-7dd7-8e79-15ba24fe7159"}');
INSERT INTO "events" VALUES(27,'order-01a21208-1d11-7849-a956-37fdfb04d195',2,'OrderItemAdded',1,'{"order_id":"01a21208-1d11-7849-a956-37fdfb04d195","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","currency":"GBP","placed_at":"2026-11-25T09:27:31.345Z","item":{"line":3,"product_id":"22423","quantity":4,"unit_price":1295}}',1795598851357,'{"command_id":"01a21208-1d1d-7dd7-8e79-15ba24fe7159","principal":"development","correlation_id":"01a21208-1d1d-7dd7-8e79-15ba24fe7159"}');
INSERT INTO "events" VALUES(28,'product-POST',3,'StockReleased',1,'{"product_id":"POST","order_id":"01a21208-1d11-7849-a956-37fdfb04d195","quantity":1}',1795598851359,'{"command_id":"01a21208-1d1f-7bd1-b385-fa651cb37fe8","principal":"development","correlation_id":"01a21208-1d1f-7bd1-b385-fa651cb37fe8"}');
INSERT INTO "events" VALUES(29,'order-01a21208-1d11-7849-a956-37fdfb04d195',3,'OrderItemRemoved',1,'{"order_id":"01a21208-1d11-7849-a956-37fdfb04d195","customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","currency":"GBP","placed_at":"2026-11-25T09:27:31.345Z","item":{"line":2,"product_id":"POST","quantity":1,"unit_price":1800}}',1795598851359,'{"command_id":"01a21208-1d1f-7bd1-b385-fa651cb37fe8","principal":"development","correlation_id":"01a21208-1d1f-7bd1-b385-fa651cb37fe8"}');
INSERT INTO "events" VALUES(30,'customer-01a21208-1cff-778c-afdb-a17f63e61f3d',2,'CustomerRenamed',1,'{"customer_id":"01a21208-1cff-778c-afdb-a17f63e61f3d","name":"Corner Shop & Sons"}',1795598851361,'{"command_id":"01a21208-1d21-756c-afc2-4c8b78e831e1","principal":"development","correlation_id":"01a21208-1d21-756c-afc2-4c8b78e831e1"}');
INSERT INTO "events" VALUES(31,'product-POST',4,'StockReceived',1,'{"product_id":"POST","quantity":1}',1795598851375,'{"command_id":"01a21208-1d2f-7e56-9851-4cd6d37e903b","principal":"development","correlation_id":"01a21208-1d2f-7e56-9851-4cd6d37e903b"}');
CREATE TABLE log (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  fingerprint_key BLOB NOT NULL
) STRICT;
INSERT INTO "log" VALUES(1,6392587144190309349,X'E488E556484A003D1589C65EC47EEC60E6D69D88EAC083E234C0EB00CA674755');
CREATE TABLE migrations (
  sequence INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  checksum INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
INSERT INTO "migrations" VALUES(1,'0001 event log',7179947868153734989,1795598851);
INSERT INTO "migrations" VALUES(2,'0002 orders',3045733027004530342,1795598851);
CREATE TABLE product_stock (
  product_id TEXT PRIMARY KEY,
  available INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "product_stock" VALUES('22423',34,5);
INSERT INTO "product_stock" VALUES('85123A',81,6);
INSERT INTO "product_stock" VALUES('POST',6,4);
CREATE TABLE returnable_lines (
  customer_id BLOB NOT NULL,
  product_id TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  line INTEGER NOT NULL,
  order_id BLOB NOT NULL,
  units_left INTEGER NOT NULL,
  PRIMARY KEY (customer_id, product_id, placed_at, recorded, line)
) STRICT, WITHOUT ROWID;
INSERT INTO "returnable_lines" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','22423',1795598851338,9,2,X'01A212081D0B75FBBD4F577A5B1C6041',2);
INSERT INTO "returnable_lines" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','22423',1795598851345,27,3,X'01A212081D117849A95637FDFB04D195',4);
INSERT INTO "returnable_lines" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','85123A',1795598851338,9,1,X'01A212081D0B75FBBD4F577A5B1C6041',4);
INSERT INTO "returnable_lines" VALUES(X'01A212081CFF778CAFDBA17F63E61F3D','85123A',1795598851345,16,1,X'01A212081D117849A95637FDFB04D195',3);
INSERT INTO "returnable_lines" VALUES(X'01A212081D0271D0A933456ACDE43F8F','85123A',1795598851341,11,1,X'01A212081D0D74BCB7AB7E05348359A1',10);
INSERT INTO "returnable_lines" VALUES(X'01A212081D037062AE9B9958432227C5','85123A',1291191960000,18,1,X'01A212081D137226A96EACBBA7670AC3',2);
CREATE TABLE stock_reservations (
  order_id BLOB NOT NULL,
  product_id TEXT NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (order_id, product_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "stock_reservations" VALUES(X'01A212081D0B75FBBD4F577A5B1C6041','22423',2);
INSERT INTO "stock_reservations" VALUES(X'01A212081D0B75FBBD4F577A5B1C6041','85123A',4);
INSERT INTO "stock_reservations" VALUES(X'01A212081D0D74BCB7AB7E05348359A1','85123A',10);
INSERT INTO "stock_reservations" VALUES(X'01A212081D0F7211AA7BC9864F103BF0','22423',0);
INSERT INTO "stock_reservations" VALUES(X'01A212081D117849A95637FDFB04D195','22423',4);
INSERT INTO "stock_reservations" VALUES(X'01A212081D117849A95637FDFB04D195','85123A',3);
INSERT INTO "stock_reservations" VALUES(X'01A212081D117849A95637FDFB04D195','POST',0);
INSERT INTO "stock_reservations" VALUES(X'01A212081D137226A96EACBBA7670AC3','85123A',2);
CREATE INDEX command_outcomes_to_forget ON command_outcomes (stored_at) WHERE is_kept = 0;
COMMIT;
