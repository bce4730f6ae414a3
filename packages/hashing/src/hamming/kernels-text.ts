/**
 * The inner loops over rows of 256 bits, as WebAssembly text. All pointers are byte addresses.
 * JavaScript has neither 64-bit integers in registers nor a population count: these loops take half its time or less.
 */
export const kernelsText = `
(module
  (import "host" "memory" (memory 1 65536))

  ;; Rows in the index's bit order: for every byte of a source row, or in the 32 bytes that its value stands for.
  (func (export "reorder") (param $from i32) (param $n i32) (param $table i32) (param $to i32)
    (local $t i32) (local $e i32) (local $a i64) (local $b i64) (local $c i64) (local $d i64) (local $p i32)
    (block $done (loop $rows
      (br_if $done (i32.lt_u (local.get $n) (i32.const 1)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (local.set $a (i64.const 0)) (local.set $b (i64.const 0)) (local.set $c (i64.const 0)) (local.set $d (i64.const 0))
      (local.set $t (local.get $table))
      (local.set $e (i32.add (local.get $from) (i32.const 32)))
      (loop $bytes
        (local.set $p (i32.add (local.get $t) (i32.shl (i32.load8_u (local.get $from)) (i32.const 5))))
        (local.set $a (i64.add (local.get $a) (i64.load (local.get $p))))
        (local.set $b (i64.add (local.get $b) (i64.load offset=8 (local.get $p))))
        (local.set $c (i64.add (local.get $c) (i64.load offset=16 (local.get $p))))
        (local.set $d (i64.add (local.get $d) (i64.load offset=24 (local.get $p))))
        (local.set $t (i32.add (local.get $t) (i32.const 8192)))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br_if $bytes (i32.lt_u (local.get $from) (local.get $e))))
      (i64.store (local.get $to) (local.get $a)) (i64.store offset=8 (local.get $to) (local.get $b))
      (i64.store offset=16 (local.get $to) (local.get $c)) (i64.store offset=24 (local.get $to) (local.get $d))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (br $rows))))

  ;; Counts the rows of every key of a band. A key is at most 26 bits, read from 8 bytes at the row's start plus $at.
  (func (export "count") (param $row i32) (param $n i32) (param $at i32) (param $shift i32) (param $mask i32) (param $starts i32)
    (local $p i32)
    (local.set $row (i32.add (local.get $row) (local.get $at)))
    (block $done (loop $rows
      (br_if $done (i32.lt_u (local.get $n) (i32.const 1)))
      (local.set $p (i32.add (local.get $starts) (i32.shl (i32.and (i32.wrap_i64
        (i64.shr_u (i64.load (local.get $row)) (i64.extend_i32_u (local.get $shift)))) (local.get $mask)) (i32.const 2))))
      (i32.store (local.get $p) (i32.add (i32.load (local.get $p)) (i32.const 1)))
      (local.set $row (i32.add (local.get $row) (i32.const 32)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $rows))))

  ;; Turns counts into the end of every key's rows.
  (func (export "accumulate") (param $p i32) (param $keys i32)
    (local $sum i32)
    (loop $all
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $p))))
      (i32.store (local.get $p) (local.get $sum))
      (local.set $p (i32.add (local.get $p) (i32.const 4)))
      (local.set $keys (i32.sub (local.get $keys) (i32.const 1)))
      (br_if $all (i32.gt_u (local.get $keys) (i32.const 0)))))

  ;; Writes row numbers behind their key, last row first, and so turns ends into starts.
  (func (export "fill") (param $rows i32) (param $n i32) (param $at i32) (param $shift i32) (param $mask i32) (param $starts i32) (param $ids i32)
    (local $p i32) (local $slot i32) (local $row i32)
    (local.set $row (i32.add (i32.add (local.get $rows) (local.get $at)) (i32.shl (local.get $n) (i32.const 5))))
    (block $done (loop $back
      (br_if $done (i32.lt_u (local.get $n) (i32.const 1)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (local.set $row (i32.sub (local.get $row) (i32.const 32)))
      (local.set $p (i32.add (local.get $starts) (i32.shl (i32.and (i32.wrap_i64
        (i64.shr_u (i64.load (local.get $row)) (i64.extend_i32_u (local.get $shift)))) (local.get $mask)) (i32.const 2))))
      (local.set $slot (i32.sub (i32.load (local.get $p)) (i32.const 1)))
      (i32.store (local.get $p) (local.get $slot))
      (i32.store (i32.add (local.get $ids) (i32.shl (local.get $slot) (i32.const 2))) (local.get $n))
      (br $back))))

  ;; Search, first phase: start and end of the rows of every key near the query's. Answers how many rows that is.
  ;; The three phases are separate so that the processor waits for many addresses at once.
  (func (export "probe") (param $starts i32) (param $query i32) (param $at i32) (param $shift i32) (param $mask i32) (param $flips i32) (param $n i32) (param $spans i32) (result i32)
    (local $end i32) (local $k i32) (local $key i32) (local $from i32) (local $to i32) (local $sum i32)
    (local.set $key (i32.and (i32.wrap_i64 (i64.shr_u
      (i64.load (i32.add (local.get $query) (local.get $at))) (i64.extend_i32_u (local.get $shift)))) (local.get $mask)))
    (local.set $end (i32.add (local.get $flips) (i32.shl (local.get $n) (i32.const 2))))
    (loop $all
      (local.set $k (i32.add (local.get $starts) (i32.shl
        (i32.xor (local.get $key) (i32.load (local.get $flips))) (i32.const 2))))
      (local.set $from (i32.load (local.get $k)))
      (local.set $to (i32.load offset=4 (local.get $k)))
      (i32.store (local.get $spans) (local.get $from))
      (i32.store offset=4 (local.get $spans) (local.get $to))
      (local.set $sum (i32.add (local.get $sum) (i32.sub (local.get $to) (local.get $from))))
      (local.set $flips (i32.add (local.get $flips) (i32.const 4)))
      (local.set $spans (i32.add (local.get $spans) (i32.const 8)))
      (br_if $all (i32.lt_u (local.get $flips) (local.get $end))))
    (local.get $sum))

  ;; Second phase: the row numbers of all spans, one after another. Answers where they end.
  (func (export "gather") (param $ids i32) (param $spans i32) (param $n i32) (param $to i32) (result i32)
    (local $end i32) (local $x i32) (local $y i32)
    (local.set $end (i32.add (local.get $spans) (i32.shl (local.get $n) (i32.const 3))))
    (loop $all
      (local.set $x (i32.add (local.get $ids) (i32.shl (i32.load (local.get $spans)) (i32.const 2))))
      (local.set $y (i32.add (local.get $ids) (i32.shl (i32.load offset=4 (local.get $spans)) (i32.const 2))))
      (block $empty (loop $span
        (br_if $empty (i32.ge_u (local.get $x) (local.get $y)))
        (i32.store (local.get $to) (i32.load (local.get $x)))
        (local.set $to (i32.add (local.get $to) (i32.const 4)))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br $span)))
      (local.set $spans (i32.add (local.get $spans) (i32.const 8)))
      (br_if $all (i32.lt_u (local.get $spans) (local.get $end))))
    (local.get $to))

  ;; Third phase: keeps the row numbers within the radius, in place, without a branch. Answers how many.
  (func (export "verify") (param $rows i32) (param $from i32) (param $end i32) (param $query i32) (param $radius i32) (result i32)
    (local $a i64) (local $b i64) (local $c i64) (local $d i64) (local $p i32) (local $id i32) (local $to i32)
    (local.set $a (i64.load (local.get $query))) (local.set $b (i64.load offset=8 (local.get $query)))
    (local.set $c (i64.load offset=16 (local.get $query))) (local.set $d (i64.load offset=24 (local.get $query)))
    (local.set $to (local.get $from))
    (block $done (loop $all
      (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
      (local.set $id (i32.load (local.get $from)))
      (local.set $p (i32.add (local.get $rows) (i32.shl (local.get $id) (i32.const 5))))
      (i32.store (local.get $to) (local.get $id))
      (local.set $to (i32.add (local.get $to) (i32.shl (i64.le_u (i64.add
        (i64.add (i64.popcnt (i64.xor (i64.load (local.get $p)) (local.get $a)))
                 (i64.popcnt (i64.xor (i64.load offset=8 (local.get $p)) (local.get $b))))
        (i64.add (i64.popcnt (i64.xor (i64.load offset=16 (local.get $p)) (local.get $c)))
                 (i64.popcnt (i64.xor (i64.load offset=24 (local.get $p)) (local.get $d)))))
        (i64.extend_i32_u (local.get $radius))) (i32.const 2))))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (br $all)))
    (local.get $to))

  ;; Rows $first to $last one by one; the second half of a row is read when the first is near enough. Answers where the
  ;; row numbers end.
  (func (export "scan") (param $rows i32) (param $first i32) (param $last i32) (param $query i32) (param $radius i32) (param $to i32) (result i32)
    (local $a i64) (local $b i64) (local $c i64) (local $d i64) (local $x i64) (local $p i32)
    (local.set $a (i64.load (local.get $query))) (local.set $b (i64.load offset=8 (local.get $query)))
    (local.set $c (i64.load offset=16 (local.get $query))) (local.set $d (i64.load offset=24 (local.get $query)))
    (local.set $p (i32.add (local.get $rows) (i32.shl (local.get $first) (i32.const 5))))
    (block $done (loop $all
      (br_if $done (i32.ge_u (local.get $first) (local.get $last)))
      (local.set $x (i64.add
        (i64.popcnt (i64.xor (i64.load (local.get $p)) (local.get $a)))
        (i64.popcnt (i64.xor (i64.load offset=8 (local.get $p)) (local.get $b)))))
      (if (i64.le_u (local.get $x) (i64.extend_i32_u (local.get $radius))) (then
        (local.set $x (i64.add (local.get $x) (i64.add
          (i64.popcnt (i64.xor (i64.load offset=16 (local.get $p)) (local.get $c)))
          (i64.popcnt (i64.xor (i64.load offset=24 (local.get $p)) (local.get $d))))))
        (if (i64.le_u (local.get $x) (i64.extend_i32_u (local.get $radius))) (then
          (i32.store (local.get $to) (local.get $first))
          (local.set $to (i32.add (local.get $to) (i32.const 4)))))))
      (local.set $p (i32.add (local.get $p) (i32.const 32)))
      (local.set $first (i32.add (local.get $first) (i32.const 1)))
      (br $all)))
    (local.get $to))

  ;; In how many bits a row differs from the query.
  (func (export "distance") (param $row i32) (param $query i32) (result i32)
    (i32.wrap_i64 (i64.add
      (i64.add (i64.popcnt (i64.xor (i64.load (local.get $row)) (i64.load (local.get $query))))
               (i64.popcnt (i64.xor (i64.load offset=8 (local.get $row)) (i64.load offset=8 (local.get $query)))))
      (i64.add (i64.popcnt (i64.xor (i64.load offset=16 (local.get $row)) (i64.load offset=16 (local.get $query))))
               (i64.popcnt (i64.xor (i64.load offset=24 (local.get $row)) (i64.load offset=24 (local.get $query)))))))))
`;
