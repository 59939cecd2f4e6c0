;; Two vectors at a time: both read the same cells, and one instruction works on both. An entry has 32 bytes here, the
;; two weights of a cell and its two sums, and the table has two halves: a cell in the second counts with its sign
;; turned for the second vector.

;; Enters the weights of three cells per position: their values times what stands at the position in `x` and `other`.
(func (export "weighPair") (param $values i32) (param $count i32) (param $x i32) (param $other i32)
  (local $entry i32) (local $half i32) (local $end i32) (local $of i32) (local $both v128) (local $weights v128)
  (local.set $half (i32.shl (local.get $count) (i32.const 5)))
  (block $done
    (loop $position
      (br_if $done (i32.ge_u (local.get $entry) (local.get $half)))
      (local.set $both (v128.load64_lane 1 (local.get $other) (v128.load64_zero (local.get $x))))
      (local.set $end (i32.add (local.get $entry) (i32.const 96)))
      (loop $cell
        (local.set $weights (f64x2.mul (local.get $both) (v128.load64_splat (local.get $values))))
        (v128.store (local.get $entry) (local.get $weights))
        (v128.store offset=16 (local.get $entry) (v128.const f64x2 0 0))
        (local.set $of (i32.add (local.get $entry) (local.get $half)))
        (v128.store (local.get $of) (f64x2.mul (local.get $weights) (v128.const f64x2 1 -1)))
        (v128.store offset=16 (local.get $of) (v128.const f64x2 0 0))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (local.set $entry (i32.add (local.get $entry) (i32.const 32)))
        (br_if $cell (i32.lt_u (local.get $entry) (local.get $end))))
      (local.set $x (i32.add (local.get $x) (i32.const 8)))
      (local.set $other (i32.add (local.get $other) (i32.const 8)))
      (br $position))))

;; For every position the values of its three cells times their sums, into `y` and into `other`.
(func (export "collectPair") (param $values i32) (param $count i32) (param $y i32) (param $other i32)
  (local $entry i32) (local $half i32) (local $end i32) (local $both v128)
  (local.set $half (i32.shl (local.get $count) (i32.const 5)))
  (block $done
    (loop $position
      (br_if $done (i32.ge_u (local.get $entry) (local.get $half)))
      (local.set $both (v128.const f64x2 0 0))
      (local.set $end (i32.add (local.get $entry) (i32.const 96)))
      (loop $cell
        (local.set $both (f64x2.add (local.get $both) (f64x2.mul (v128.load64_splat (local.get $values))
          (f64x2.add (v128.load offset=16 (local.get $entry))
            (f64x2.mul (v128.const f64x2 1 -1)
              (v128.load offset=16 (i32.add (local.get $entry) (local.get $half))))))))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (local.set $entry (i32.add (local.get $entry) (i32.const 32)))
        (br_if $cell (i32.lt_u (local.get $entry) (local.get $end))))
      (v128.store64_lane 0 (local.get $y) (local.get $both))
      (v128.store64_lane 1 (local.get $other) (local.get $both))
      (local.set $y (i32.add (local.get $y) (i32.const 8)))
      (local.set $other (i32.add (local.get $other) (i32.const 8)))
      (br $position))))

;; As `gatherRow` and `scatterRow`, for both vectors.
(func $gatherPair (param $at i32) (param $to i32) (result v128)
  (local $a v128) (local $b v128) (local $c v128) (local $d v128)
  (block $short
    (loop $four
      (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
      (local.set $a (f64x2.add (local.get $a) (v128.load (i32.shl (i32.load16_u (local.get $at)) (i32.const 5)))))
      (local.set $b (f64x2.add (local.get $b) (v128.load
        (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 5)))))
      (local.set $c (f64x2.add (local.get $c) (v128.load
        (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 5)))))
      (local.set $d (f64x2.add (local.get $d) (v128.load
        (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 5)))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $four)))
  (block $done
    (loop $one
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      (local.set $a (f64x2.add (local.get $a) (v128.load (i32.shl (i32.load16_u (local.get $at)) (i32.const 5)))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br $one)))
  (f64x2.add (f64x2.add (local.get $a) (local.get $b)) (f64x2.add (local.get $c) (local.get $d))))

(func $scatterPair (param $at i32) (param $to i32) (param $along v128)
  (local $entry i32)
  (block $short
    (loop $four
      (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
      (local.set $entry (i32.shl (i32.load16_u (local.get $at)) (i32.const 5)))
      (v128.store offset=16 (local.get $entry)
        (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $along)))
      (local.set $entry (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 5)))
      (v128.store offset=16 (local.get $entry)
        (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $along)))
      (local.set $entry (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 5)))
      (v128.store offset=16 (local.get $entry)
        (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $along)))
      (local.set $entry (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 5)))
      (v128.store offset=16 (local.get $entry)
        (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $along)))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $four)))
  (block $done
    (loop $one
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      (local.set $entry (i32.shl (i32.load16_u (local.get $at)) (i32.const 5)))
      (v128.store offset=16 (local.get $entry)
        (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $along)))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br $one))))

;; As `sweep`, for both vectors.
(func (export "sweepPair") (param $starts i32) (param $rows i32) (param $cells i32)
  (local $i i32) (local $from i32) (local $to i32)
  (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (local.set $from (local.get $to))
      (local.set $to (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i))))
      (call $scatterPair (local.get $from) (local.get $to) (call $gatherPair (local.get $from) (local.get $to)))
      (br $next))))

;; Per row, both weighted sums of its cells, times the square root of `over` over their number unless `over` is 0.
(func (export "gather") (param $starts i32) (param $rows i32) (param $cells i32) (param $over f64) (param $into i32)
  (local $i i32) (local $from i32) (local $to i32) (local $sums v128)
  (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (local.set $from (local.get $to))
      (local.set $to (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i))))
      (local.set $sums (call $gatherPair (local.get $from) (local.get $to)))
      (if (i32.and (f64.gt (local.get $over) (f64.const 0)) (i32.lt_u (local.get $from) (local.get $to)))
        (then (local.set $sums (f64x2.mul (local.get $sums) (f64x2.splat (f64.sqrt (f64.div (local.get $over)
          (f64.convert_i32_u (i32.shr_u (i32.sub (local.get $to) (local.get $from)) (i32.const 1))))))))))
      (v128.store (local.get $into) (local.get $sums))
      (local.set $into (i32.add (local.get $into) (i32.const 16)))
      (br $next))))
