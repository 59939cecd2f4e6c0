;; Sums over rows for two vectors at a time: both read the same cells, and one instruction works on both. At address 0
;; stands a table with an entry of 32 bytes per cell, its two weights and the two sums that are kept of it: nearby,
;; because a row reads all its weights and then adds to all its sums. The table has two halves: a cell in the second
;; counts with its sign turned for the second vector. Behind them comes the blank entry, of weight 0.
;;
;; Rows are read many times over, so they are laid out for it once: in place of its cells a row holds the addresses of
;; their entries, four bytes each, and is filled up to a multiple of four with that of the blank entry. Row i ends at the
;; address `ends[i]`, where the next begins.

;; Lays out rows whose cells may lie in the same place, far enough behind: eight cells at a time, then what is left by fours.
(func (export "lay") (param $starts i32) (param $rows i32) (param $cells i32) (param $blank i32) (param $into i32)
  (param $ends i32)
  (local $end i32) (local $at i32) (local $to i32) (local $eight v128)
  (local.set $end (i32.add (local.get $ends) (i32.shl (local.get $rows) (i32.const 2))))
  (local.set $at (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $ends) (local.get $end)))
      (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
      (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
      (block $few
        (loop $eight
          (br_if $few (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $to)))
          (local.set $eight (v128.load (local.get $at)))
          (v128.store (local.get $into) (i32x4.shl (i32x4.extend_low_i16x8_u (local.get $eight)) (i32.const 5)))
          (v128.store offset=16 (local.get $into)
            (i32x4.shl (i32x4.extend_high_i16x8_u (local.get $eight)) (i32.const 5)))
          (local.set $into (i32.add (local.get $into) (i32.const 32)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $eight)))
      (block $laid
        (loop $four
          (br_if $laid (i32.ge_u (local.get $at) (local.get $to)))
          (v128.store (local.get $into) (v128.bitselect
            (i32x4.shl (v128.load16x4_u (local.get $at)) (i32.const 5))
            (i32x4.splat (local.get $blank))
            (i32x4.lt_s (v128.const i32x4 0 2 4 6) (i32x4.splat (i32.sub (local.get $to) (local.get $at))))))
          (local.set $into (i32.add (local.get $into) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br $four)))
      (local.set $at (local.get $to))
      (i32.store (local.get $ends) (local.get $into))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (br $next))))

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
      (br $position)))
  (v128.store (i32.shl (local.get $half) (i32.const 1)) (v128.const f64x2 0 0)))

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

;; A compiler that looks at one instruction after the other, as the first to run does, keeps in registers only what was
;; set since a loop's head. So these loops set first what they need often, and take sixteen cells at a time, what is left
;; by fours.

;; Both sums of the weights of a row that lies between two addresses.
(func $gatherPair (param $at i32) (param $to i32) (result v128)
  (local $last i32) (local $sum v128)
  (local.set $last (i32.sub (local.get $to) (i32.const 64)))
  (local.set $at (i32.sub (local.get $at) (i32.const 64)))
  (block $short
    (loop $sixteen
      (br_if $short (i32.gt_s (local.tee $at (i32.add (local.get $at) (i32.const 64))) (local.get $last)))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.add
        (f64x2.add (v128.load (i32.load (local.get $at))) (v128.load (i32.load offset=4 (local.get $at))))
        (f64x2.add (v128.load (i32.load offset=8 (local.get $at))) (v128.load (i32.load offset=12 (local.get $at)))))))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.add
        (f64x2.add (v128.load (i32.load offset=16 (local.get $at))) (v128.load (i32.load offset=20 (local.get $at))))
        (f64x2.add (v128.load (i32.load offset=24 (local.get $at))) (v128.load (i32.load offset=28 (local.get $at)))))))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.add
        (f64x2.add (v128.load (i32.load offset=32 (local.get $at))) (v128.load (i32.load offset=36 (local.get $at))))
        (f64x2.add (v128.load (i32.load offset=40 (local.get $at))) (v128.load (i32.load offset=44 (local.get $at)))))))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.add
        (f64x2.add (v128.load (i32.load offset=48 (local.get $at))) (v128.load (i32.load offset=52 (local.get $at))))
        (f64x2.add (v128.load (i32.load offset=56 (local.get $at))) (v128.load (i32.load offset=60 (local.get $at)))))))
      (br $sixteen)))
  (block $done
    (loop $four
      (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.add
        (f64x2.add (v128.load (i32.load (local.get $at))) (v128.load (i32.load offset=4 (local.get $at))))
        (f64x2.add (v128.load (i32.load offset=8 (local.get $at))) (v128.load (i32.load offset=12 (local.get $at)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $four)))
  (local.get $sum))

;; Adds to both sums of every cell the weighted sums of the rows that hold it.
(func (export "sweepPair") (param $rows i32) (param $laid i32) (param $ends i32)
  (local $end i32) (local $at i32) (local $to i32) (local $last i32) (local $entry i32)
  (local $along v128) (local $both v128)
  (local.set $end (i32.add (local.get $ends) (i32.shl (local.get $rows) (i32.const 2))))
  (local.set $to (local.get $laid))
  (block $done
    (loop $row
      (br_if $done (i32.ge_u (local.get $ends) (local.get $end)))
      (local.set $at (local.get $to))
      (local.set $to (i32.load (local.get $ends)))
      (local.set $along (call $gatherPair (local.get $at) (local.get $to)))
      (local.set $last (i32.sub (local.get $to) (i32.const 64)))
      (local.set $at (i32.sub (local.get $at) (i32.const 64)))
      (block $short
        (loop $sixteen
          (br_if $short (i32.gt_s (local.tee $at (i32.add (local.get $at) (i32.const 64))) (local.get $last)))
          (local.set $both (local.get $along))
          (local.set $entry (i32.load (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=4 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=8 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=12 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=16 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=20 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=24 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=28 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=32 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=36 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=40 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=44 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=48 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=52 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=56 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=60 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (br $sixteen)))
      (block $spread
        (loop $four
          (br_if $spread (i32.ge_u (local.get $at) (local.get $to)))
          (local.set $both (local.get $along))
          (local.set $entry (i32.load (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=4 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=8 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $entry (i32.load offset=12 (local.get $at)))
          (v128.store offset=16 (local.get $entry) (f64x2.add (v128.load offset=16 (local.get $entry)) (local.get $both)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $four)))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (br $row))))

;; Per row of `least` cells or more, both weighted sums of its cells, times the square root of `over` over their number
;; unless `over` is 0: written `step` bytes behind each other. Returns the address behind the last.
(func (export "gather") (param $starts i32) (param $rows i32) (param $laid i32) (param $ends i32) (param $least i32)
  (param $over f64) (param $into i32) (param $step i32) (result i32)
  (local $end i32) (local $to i32) (local $count i32) (local $sums v128)
  (local.set $end (i32.add (local.get $ends) (i32.shl (local.get $rows) (i32.const 2))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $ends) (local.get $end)))
      (local.set $to (i32.load (local.get $ends)))
      (local.set $count (i32.sub (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts))))
      (if (i32.ge_u (local.get $count) (local.get $least))
        (then
          (local.set $sums (call $gatherPair (local.get $laid) (local.get $to)))
          (if (i32.and (f64.gt (local.get $over) (f64.const 0)) (i32.ne (local.get $count) (i32.const 0)))
            (then (local.set $sums (f64x2.mul (local.get $sums) (f64x2.splat
              (f64.sqrt (f64.div (local.get $over) (f64.convert_i32_u (local.get $count)))))))))
          (v128.store (local.get $into) (local.get $sums))
          (local.set $into (i32.add (local.get $into) (local.get $step)))))
      (local.set $laid (local.get $to))
      (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (br $next)))
  (local.get $into))
