;; The loops over rows of reactions. What a compiler in the browser or in Node makes of JavaScript depends on how often
;; it ran before; these run at full speed from the start. Every sum is taken in one fixed order, so equal input gives
;; equal bytes. `src/kernel-bytes.ts` is made from the text of this folder by `build.ts`.
;;
;; `starts` are 32-bit indices of cells, row i from starts[i] up to starts[i + 1]; `cells` is the address that a cell of
;; index 0 would have, two bytes each.
(module
  (memory (export "memory") 1)

  (func $cellAt (param $cells i32) (param $index i32) (result i32)
    (i32.add (local.get $cells) (i32.shl (local.get $index) (i32.const 1))))

  (func $wordAt (param $words i32) (param $index i32) (result i32)
    (i32.load (i32.add (local.get $words) (i32.shl (local.get $index) (i32.const 2)))))

  ;; At address 0 stands a table with an entry of 16 bytes per cell for the loops over weights: its weight, and the sum
  ;; that is kept of it. Nearby because a row reads all its weights and then adds to all its sums.

  ;; Sum of the weights of the cells between two addresses. Four running sums: one would wait for each addition
  ;; to finish before the next can start.
  (func $gatherRow (param $at i32) (param $to i32) (result f64)
    (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (block $short
      (loop $four
        (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
        (local.set $a (f64.add (local.get $a) (f64.load
          (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))))
        (local.set $b (f64.add (local.get $b) (f64.load
          (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 4)))))
        (local.set $c (f64.add (local.get $c) (f64.load
          (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 4)))))
        (local.set $d (f64.add (local.get $d) (f64.load
          (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 4)))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $four)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $a (f64.add (local.get $a) (f64.load
          (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $one)))
    (f64.add (f64.add (local.get $a) (local.get $b)) (f64.add (local.get $c) (local.get $d))))

  ;; Adds `along` to the sum of every cell between two addresses.
  (func $scatterRow (param $at i32) (param $to i32) (param $along f64)
    (local $entry i32)
    (block $short
      (loop $four
        (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
        (local.set $entry (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))
        (f64.store offset=8 (local.get $entry) (f64.add (f64.load offset=8 (local.get $entry)) (local.get $along)))
        (local.set $entry (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 4)))
        (f64.store offset=8 (local.get $entry) (f64.add (f64.load offset=8 (local.get $entry)) (local.get $along)))
        (local.set $entry (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 4)))
        (f64.store offset=8 (local.get $entry) (f64.add (f64.load offset=8 (local.get $entry)) (local.get $along)))
        (local.set $entry (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 4)))
        (f64.store offset=8 (local.get $entry) (f64.add (f64.load offset=8 (local.get $entry)) (local.get $along)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $four)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $entry (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))
        (f64.store offset=8 (local.get $entry) (f64.add (f64.load offset=8 (local.get $entry)) (local.get $along)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $one))))

  ;; Enters the weight of every cell, its value times what stands in its column of `x`, and 0 for its sum.
  (func (export "weigh") (param $values i32) (param $columns i32) (param $count i32) (param $x i32)
    (local $entry i32) (local $end i32)
    (local.set $end (i32.shl (local.get $count) (i32.const 4)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $entry) (local.get $end)))
        (f64.store (local.get $entry) (f64.mul (f64.load (local.get $values))
          (f64.load (i32.add (local.get $x) (i32.shl (i32.load (local.get $columns)) (i32.const 3))))))
        (f64.store offset=8 (local.get $entry) (f64.const 0))
        (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (local.set $columns (i32.add (local.get $columns) (i32.const 4)))
        (br $next))))

  ;; Adds to every column of `y` the values of its cells times their sums.
  (func (export "collect") (param $values i32) (param $columns i32) (param $count i32) (param $y i32)
    (local $entry i32) (local $end i32) (local $into i32)
    (local.set $end (i32.shl (local.get $count) (i32.const 4)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $entry) (local.get $end)))
        (local.set $into (i32.add (local.get $y) (i32.shl (i32.load (local.get $columns)) (i32.const 3))))
        (f64.store (local.get $into) (f64.add (f64.load (local.get $into))
          (f64.mul (f64.load (local.get $values)) (f64.load offset=8 (local.get $entry)))))
        (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (local.set $columns (i32.add (local.get $columns) (i32.const 4)))
        (br $next))))

  ;; Adds to the sum of every cell the weighted sums of the rows that hold it.
  (func (export "sweep") (param $starts i32) (param $rows i32) (param $cells i32)
    (local $i i32) (local $from i32) (local $to i32)
    (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $from (local.get $to))
        (local.set $to (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i))))
        (call $scatterRow (local.get $from) (local.get $to) (call $gatherRow (local.get $from) (local.get $to)))
        (br $next))))

  ;; Counts every row and its cells into the counts of the row's label, `width` of them per label, the last that of the rows
  ;; themselves; a negative label is nobody's.
  (func (export "count") (param $starts i32) (param $rows i32) (param $cells i32) (param $labels i32)
    (param $width i32) (param $counts i32)
    (local $end i32) (local $at i32) (local $to i32) (local $label i32) (local $own i32) (local $last i32)
    (local.set $end (i32.add (local.get $starts) (i32.shl (local.get $rows) (i32.const 2))))
    (local.set $last (i32.shl (i32.sub (local.get $width) (i32.const 1)) (i32.const 2)))
    (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $starts) (local.get $end)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $at (local.get $to))
        (local.set $to (i32.add (local.get $cells) (i32.shl (i32.load (local.get $starts)) (i32.const 1))))
        (local.set $label (i32.load (local.get $labels)))
        (local.set $labels (i32.add (local.get $labels) (i32.const 4)))
        (if (i32.ge_s (local.get $label) (i32.const 0))
          (then
            (local.set $own (i32.add (local.get $counts)
              (i32.shl (i32.mul (local.get $label) (local.get $width)) (i32.const 2))))
            (call $countRow (local.get $at) (local.get $to) (local.get $own))
            (local.set $own (i32.add (local.get $own) (local.get $last)))
            (i32.store (local.get $own) (i32.add (i32.load (local.get $own)) (i32.const 1)))))
        (br $next))))

  ;; As in `pairs.wat`, what is needed often is set at the loop's head.
  (func $countRow (param $at i32) (param $to i32) (param $counts i32)
    (local $own i32) (local $count i32)
    (local.set $at (i32.sub (local.get $at) (i32.const 8)))
    (block $short
      (loop $four
        (local.set $own (local.get $counts))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
        (local.set $count (i32.add (local.get $own) (i32.shl (i32.load16_u (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (local.set $count (i32.add (local.get $own) (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (local.set $count (i32.add (local.get $own) (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (local.set $count (i32.add (local.get $own) (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (br $four)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $count (i32.add (local.get $counts) (i32.shl (i32.load16_u (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $one))))

  ;; Four sums of 32 bits per row, of the four numbers that every cell has in a table at address 0; rows of fewer cells
  ;; than `least` keep 0.
  (func (export "digest") (param $starts i32) (param $rows i32) (param $cells i32) (param $least i32) (param $into i32)
    (local $i i32) (local $from i32) (local $to i32)
    (local.set $to (i32.load (local.get $starts)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $from (local.get $to))
        (local.set $to (call $wordAt (local.get $starts) (local.get $i)))
        (if (i32.ge_u (i32.sub (local.get $to) (local.get $from)) (local.get $least))
          (then (v128.store (local.get $into) (call $digestRow
            (call $cellAt (local.get $cells) (local.get $from)) (call $cellAt (local.get $cells) (local.get $to))))))
        (local.set $into (i32.add (local.get $into) (i32.const 16)))
        (br $next))))

  (func $digestRow (param $at i32) (param $to i32) (result v128)
    (local $sum v128)
    (local.set $at (i32.sub (local.get $at) (i32.const 16)))
    (block $short
      (loop $eight
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $to)))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=8 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=10 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=12 (local.get $at)) (i32.const 4)))))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load (i32.shl (i32.load16_u offset=14 (local.get $at)) (i32.const 4)))))
        (br $eight)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $sum (i32x4.add (local.get $sum) (v128.load
          (i32.shl (i32.load16_u (local.get $at)) (i32.const 4)))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $one)))
    (local.get $sum))

  ;; Moves about half of the cells, in place, to the second half of a doubled table: those whose sign turns, by hash of
  ;; person and position. A person's number is drawn from their mark, as `drawn` of row-marks.ts does.
  (func (export "turn") (param $starts i32) (param $rows i32) (param $cells i32) (param $marks i32) (param $seed i32)
    (param $positions i32) (param $count i32)
    (local $end i32) (local $at i32) (local $to i32) (local $salt i32)
    (local.set $salt (i32.mul (i32.add (local.get $seed) (i32.const 1)) (i32.const 0x9e3779b1)))
    (local.set $end (i32.add (local.get $starts) (i32.shl (local.get $rows) (i32.const 2))))
    (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $starts) (local.get $end)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $at (local.get $to))
        (local.set $to (i32.add (local.get $cells) (i32.shl (i32.load (local.get $starts)) (i32.const 1))))
        (call $turnRow (local.get $at) (local.get $to)
          (call $mixed (i32.xor (i32.load (local.get $marks)) (local.get $salt)))
          (local.get $positions) (local.get $count))
        (local.set $marks (i32.add (local.get $marks) (i32.const 4)))
        (br $next))))

  ;; Every bit of the answer hangs on every bit of the input (the finalizer of MurmurHash3, by Appleby).
  (func $mixed (param $bits i32) (result i32)
    (local.set $bits (i32.mul (i32.const 0x85ebca6b)
      (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16)))))
    (local.set $bits (i32.mul (i32.const 0xc2b2ae35)
      (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 13)))))
    (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16))))

  ;; Four cells at a time; those beyond the row's end stay as they are.
  (func $turnRow (param $at i32) (param $to i32) (param $person i32) (param $positions i32) (param $count i32)
    (local $persons v128) (local $table v128) (local $counts v128) (local $lanes v128) (local $own v128) (local $cells v128)
    (local $hash v128)
    (local.set $persons (i32x4.splat (local.get $person)))
    (local.set $table (i32x4.splat (local.get $positions)))
    (local.set $counts (i32x4.splat (local.get $count)))
    (local.set $lanes (v128.const i32x4 0 2 4 6))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $own (i32x4.lt_s (local.get $lanes) (i32x4.splat (i32.sub (local.get $to) (local.get $at)))))
        (local.set $cells (v128.load16x4_u (local.get $at)))
        (local.set $hash (i32x4.add (local.get $table)
          (i32x4.shl (v128.and (local.get $cells) (local.get $own)) (i32.const 2))))
        (local.set $hash
          (v128.load32_lane 3 (i32x4.extract_lane 3 (local.get $hash))
            (v128.load32_lane 2 (i32x4.extract_lane 2 (local.get $hash))
              (v128.load32_lane 1 (i32x4.extract_lane 1 (local.get $hash))
                (v128.load32_zero (i32x4.extract_lane 0 (local.get $hash)))))))
        (local.set $hash (i32x4.mul (i32x4.splat (i32.const 0x9e3779b1))
          (v128.xor (local.get $hash) (local.get $persons))))
        (local.set $hash (i32x4.mul (i32x4.splat (i32.const 0x85ebca6b))
          (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 15)))))
        (local.set $cells (i32x4.add (local.get $cells)
          (v128.and (v128.and (local.get $counts) (local.get $own)) (i32x4.shr_s (local.get $hash) (i32.const 31)))))
        (v128.store64_lane 0 (local.get $at) (i16x8.narrow_i32x4_u (local.get $cells) (local.get $cells)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $four))))

  ;; Four numbers of 32 bits for every cell from one number up to another: 0, but for the one of its position's residue
  ;; class, which is the hash of the cell's number written in decimal digits.
  (func (export "bandNumbers") (param $cell i32) (param $end i32) (param $seed i32) (param $into i32)
    (local.set $seed (i32.xor (i32.const 0x811c9dc5) (local.get $seed)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $cell) (local.get $end)))
        (v128.store (local.get $into) (v128.const i32x4 0 0 0 0))
        (i32.store
          (i32.add (local.get $into)
            (i32.shl (i32.and (i32.div_u (local.get $cell) (i32.const 3)) (i32.const 3)) (i32.const 2)))
          (call $avalanche (call $hashDigits (local.get $cell) (local.get $seed))))
        (local.set $into (i32.add (local.get $into) (i32.const 16)))
        (local.set $cell (i32.add (local.get $cell) (i32.const 1)))
        (br $next))))

  (func $hashDigits (param $number i32) (param $hash i32) (result i32)
    (if (i32.ge_u (local.get $number) (i32.const 10))
      (then (local.set $hash (call $hashDigits (i32.div_u (local.get $number) (i32.const 10)) (local.get $hash)))))
    (i32.mul (i32.const 0x01000193)
      (i32.xor (local.get $hash) (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10))))))

  (func $avalanche (param $hash i32) (result i32)
    (local.set $hash (i32.mul (i32.const 0x85ebca6b)
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16)))))
    (local.set $hash (i32.mul (i32.const 0xc2b2ae35)
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 13)))))
    (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))))

  ;; The rows of `least` cells or more. Returns how many were written.
  (func (export "long") (param $starts i32) (param $rows i32) (param $least i32) (param $into i32) (result i32)
    (local $i i32) (local $from i32) (local $at i32)
    (local.set $at (local.get $into))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $from (i32.load (local.get $starts)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        ;; The next row overwrites this one unless it is long enough.
        (i32.store (local.get $at) (local.get $i))
        (local.set $at (i32.add (local.get $at) (i32.shl
          (i32.ge_u (i32.sub (i32.load (local.get $starts)) (local.get $from)) (local.get $least)) (i32.const 2))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $at) (local.get $into)) (i32.const 2)))

  ;; The rows of `least` cells or more whose reactions are all the same. Returns how many were written.
  (func (export "straight") (param $starts i32) (param $rows i32) (param $cells i32) (param $least i32) (param $into i32)
    (result i32)
    (local $i i32) (local $from i32) (local $to i32) (local $first i32)
    (local.set $first (local.get $into))
    (local.set $to (i32.load (local.get $starts)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $from (local.get $to))
        (local.set $to (call $wordAt (local.get $starts) (i32.add (local.get $i) (i32.const 1))))
        (if (i32.ge_u (i32.sub (local.get $to) (local.get $from)) (local.get $least))
          (then
            (if (call $isStraight
                (call $cellAt (local.get $cells) (local.get $from)) (call $cellAt (local.get $cells) (local.get $to)))
              (then
                (i32.store (local.get $into) (local.get $i))
                (local.set $into (i32.add (local.get $into) (i32.const 4)))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $into) (local.get $first)) (i32.const 2)))

  (func $isStraight (param $at i32) (param $to i32) (result i32)
    (local $reaction i32)
    (local.set $reaction (i32.rem_u (i32.load16_u (local.get $at)) (i32.const 3)))
    (loop $next
      (if (i32.ne (i32.rem_u (i32.load16_u (local.get $at)) (i32.const 3)) (local.get $reaction))
        (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $to))))
    (i32.const 1))

  ;; The sets of two rows or more, but `most` at most, that have the same key: of each how many rows it has, then the rows,
  ;; ascending. A key of 0 is none; keys lie 16 bytes apart, and those of rows found are lost. Rows whose keys begin with the
  ;; same `bits` bits are a chain, ascending: `heads` has a word for each, `next` one per row, the number of a row and 1
  ;; being a link and 0 the end. Returns how many words were written.
  (func (export "alike") (param $keys i32) (param $rows i32) (param $heads i32) (param $bits i32) (param $next i32)
    (param $most i32) (param $into i32) (result i32)
    (local $row i32) (local $at i32) (local $link i32) (local $head i32) (local $from i32) (local $size i32)
    (memory.fill (local.get $heads) (i32.const 0) (i32.shl (i32.const 4) (local.get $bits)))
    (local.set $bits (i32.sub (i32.const 32) (local.get $bits)))
    (local.set $row (local.get $rows))
    (local.set $at (i32.add (local.get $keys) (i32.shl (local.get $rows) (i32.const 4))))
    (local.set $link (i32.add (local.get $next) (i32.shl (local.get $rows) (i32.const 2))))
    (block $chained
      (loop $each
        (br_if $chained (i32.eqz (local.get $row)))
        (local.set $at (i32.sub (local.get $at) (i32.const 16)))
        (local.set $link (i32.sub (local.get $link) (i32.const 4)))
        (i32.store (local.get $link) (i32.const 0))
        (if (i32.load (local.get $at))
          (then
            (local.set $head (i32.add (local.get $heads)
              (i32.shl (i32.shr_u (i32.load (local.get $at)) (local.get $bits)) (i32.const 2))))
            (i32.store (local.get $link) (i32.load (local.get $head)))
            (i32.store (local.get $head) (local.get $row))))
        (local.set $row (i32.sub (local.get $row) (i32.const 1)))
        (br $each)))
    (local.set $from (local.get $into))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $row) (local.get $rows)))
        ;; Whoever is at the end of a chain has the key of nobody behind.
        (if (i32.load (local.get $link))
          (then
            (local.set $size
              (call $gatherAlike (local.get $keys) (local.get $row) (local.get $next) (local.get $most) (local.get $into)))
            (if (i32.and (i32.gt_u (local.get $size) (i32.const 1)) (i32.le_u (local.get $size) (local.get $most)))
              (then (local.set $into (i32.add (local.get $into)
                (i32.shl (i32.add (local.get $size) (i32.const 1)) (i32.const 2))))))))
        (local.set $link (i32.add (local.get $link) (i32.const 4)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $into) (local.get $from)) (i32.const 2)))

  ;; Takes all that have the key of this row out of its chain, and writes down how many they are and the first `most`.
  ;; Returns how many; those who were taken before have none.
  (func $gatherAlike (param $keys i32) (param $row i32) (param $next i32) (param $most i32) (param $into i32) (result i32)
    (local $key i32) (local $own i32) (local $size i32)
    (local.set $key (i32.load (i32.add (local.get $keys) (i32.shl (local.get $row) (i32.const 4)))))
    (if (i32.eqz (local.get $key)) (then (return (i32.const 0))))
    (loop $along
      (local.set $own (i32.add (local.get $keys) (i32.shl (local.get $row) (i32.const 4))))
      (if (i32.eq (i32.load (local.get $own)) (local.get $key))
        (then
          (i32.store (local.get $own) (i32.const 0))
          (local.set $size (i32.add (local.get $size) (i32.const 1)))
          (if (i32.le_u (local.get $size) (local.get $most)) (then (i32.store
            (i32.add (local.get $into) (i32.shl (local.get $size) (i32.const 2))) (local.get $row))))))
      (local.set $row (i32.sub
        (i32.load (i32.add (local.get $next) (i32.shl (local.get $row) (i32.const 2)))) (i32.const 1)))
      (br_if $along (i32.ge_s (local.get $row) (i32.const 0))))
    (i32.store (local.get $into) (local.get $size))
    (local.get $size)))
