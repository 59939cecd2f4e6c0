;; The loops that an analysis spends its time in. What a compiler in the browser or in Node makes of JavaScript
;; depends on how often it ran before; these run at full speed the first time. Every sum is taken in one fixed
;; order, so equal input gives equal bytes. `src/kernel-bytes.ts` is made from this file by `kernel/build.ts`.
;;
;; Rows: `starts` are 32-bit indices of cells, row i from starts[i] up to starts[i + 1]; `cells` is the address a
;; cell of index 0 would have, two bytes each. Points lie coordinate by coordinate: coordinate c of point i is the
;; double at points + 8 (c * stride + i), with `stride` even, so that two points at once can be taken up.
(module
  (memory (export "memory") 1)

  (func $cellAt (param $cells i32) (param $index i32) (result i32)
    (i32.add (local.get $cells) (i32.shl (local.get $index) (i32.const 1))))

  (func $wordAt (param $words i32) (param $index i32) (result i32)
    (i32.load (i32.add (local.get $words) (i32.shl (local.get $index) (i32.const 2)))))

  (func $doubleAt (param $doubles i32) (param $index i32) (result i32)
    (i32.add (local.get $doubles) (i32.shl (local.get $index) (i32.const 3))))

  ;; Sum of the weights of the cells between two addresses. Four running sums: one would wait for each addition
  ;; to finish before the next can start.
  (func $gatherRow (param $at i32) (param $to i32) (param $weights i32) (result f64)
    (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (block $short
      (loop $four
        (br_if $short (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
        (local.set $a (f64.add (local.get $a) (f64.load
          (i32.add (local.get $weights) (i32.shl (i32.load16_u (local.get $at)) (i32.const 3))))))
        (local.set $b (f64.add (local.get $b) (f64.load
          (i32.add (local.get $weights) (i32.shl (i32.load16_u offset=2 (local.get $at)) (i32.const 3))))))
        (local.set $c (f64.add (local.get $c) (f64.load
          (i32.add (local.get $weights) (i32.shl (i32.load16_u offset=4 (local.get $at)) (i32.const 3))))))
        (local.set $d (f64.add (local.get $d) (f64.load
          (i32.add (local.get $weights) (i32.shl (i32.load16_u offset=6 (local.get $at)) (i32.const 3))))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $four)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $a (f64.add (local.get $a) (f64.load
          (i32.add (local.get $weights) (i32.shl (i32.load16_u (local.get $at)) (i32.const 3))))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $one)))
    (f64.add (f64.add (local.get $a) (local.get $b)) (f64.add (local.get $c) (local.get $d))))

  ;; Adds `along` to the sum of every cell between two addresses.
  (func $scatterRow (param $at i32) (param $to i32) (param $sums i32) (param $along f64)
    (local $sum i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $sum (i32.add (local.get $sums) (i32.shl (i32.load16_u (local.get $at)) (i32.const 3))))
        (f64.store (local.get $sum) (f64.add (f64.load (local.get $sum)) (local.get $along)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next))))

  ;; Per cell, the sum over rows holding it of those rows' weighted sums, added to `sums`.
  (func (export "sweep") (param $starts i32) (param $rows i32) (param $cells i32) (param $weights i32) (param $sums i32)
    (local $i i32) (local $from i32) (local $to i32)
    (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $from (local.get $to))
        (local.set $to (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i))))
        (call $scatterRow (local.get $from) (local.get $to) (local.get $sums)
          (call $gatherRow (local.get $from) (local.get $to) (local.get $weights)))
        (br $next))))

  ;; Per row, the weighted sum of its cells.
  (func (export "gather") (param $starts i32) (param $rows i32) (param $cells i32) (param $weights i32) (param $into i32)
    (local $i i32) (local $from i32) (local $to i32)
    (local.set $to (call $cellAt (local.get $cells) (i32.load (local.get $starts))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $from (local.get $to))
        (local.set $to (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i))))
        (f64.store (local.get $into) (call $gatherRow (local.get $from) (local.get $to) (local.get $weights)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (br $next))))

  ;; Counts the cells of every row into the counts of the row's label, `width` of them per label; a negative label
  ;; is nobody's.
  (func (export "count") (param $starts i32) (param $rows i32) (param $cells i32) (param $labels i32)
    (param $width i32) (param $counts i32)
    (local $i i32) (local $label i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $label (call $wordAt (local.get $labels) (local.get $i)))
        (if (i32.ge_s (local.get $label) (i32.const 0))
          (then (call $countRow
            (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i)))
            (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (i32.add (local.get $i) (i32.const 1))))
            (i32.add (local.get $counts)
              (i32.shl (i32.mul (local.get $label) (local.get $width)) (i32.const 2))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func $countRow (param $at i32) (param $to i32) (param $counts i32)
    (local $count i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $count (i32.add (local.get $counts) (i32.shl (i32.load16_u (local.get $at)) (i32.const 2))))
        (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next))))

  ;; Four sums per row of the fixed random numbers of its cells, by the remainder of the position divided by four;
  ;; rows of fewer cells than `least` keep 0.
  (func (export "bands") (param $starts i32) (param $rows i32) (param $cells i32) (param $random i32)
    (param $least i32) (param $keys i32)
    (local $i i32) (local $from i32) (local $to i32)
    (local.set $to (i32.load (local.get $starts)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $from (local.get $to))
        (local.set $to (call $wordAt (local.get $starts) (local.get $i)))
        (if (i32.ge_u (i32.sub (local.get $to) (local.get $from)) (local.get $least))
          (then (call $bandRow (call $cellAt (local.get $cells) (local.get $from))
            (call $cellAt (local.get $cells) (local.get $to)) (local.get $random) (local.get $keys))))
        (local.set $keys (i32.add (local.get $keys) (i32.const 16)))
        (br $next))))

  (func $bandRow (param $at i32) (param $to i32) (param $random i32) (param $keys i32)
    (local $cell i32) (local $key i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $cell (i32.load16_u (local.get $at)))
        (local.set $key (i32.add (local.get $keys) (i32.shl
          (i32.and (i32.div_u (local.get $cell) (i32.const 3)) (i32.const 3)) (i32.const 2))))
        (i32.store (local.get $key)
          (i32.add (i32.load (local.get $key))
            (i32.load (i32.add (local.get $random) (i32.shl (local.get $cell) (i32.const 2))))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next))))

  ;; Moves about half of the cells, in place, to the second half of a doubled table: those whose sign turns, by hash of
  ;; person and position.
  (func (export "turn") (param $starts i32) (param $rows i32) (param $cells i32) (param $people i32)
    (param $positions i32) (param $count i32)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $rows)))
        (call $turnRow
          (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (local.get $i)))
          (call $cellAt (local.get $cells) (call $wordAt (local.get $starts) (i32.add (local.get $i) (i32.const 1))))
          (call $wordAt (local.get $people) (local.get $i)) (local.get $positions) (local.get $count))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func $turnRow (param $at i32) (param $to i32) (param $person i32) (param $positions i32) (param $count i32)
    (local $cell i32) (local $mixed i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $cell (i32.load16_u (local.get $at)))
        (local.set $mixed (i32.mul (i32.const 0x9e3779b1)
          (i32.xor (local.get $person)
            (i32.load (i32.add (local.get $positions) (i32.shl (local.get $cell) (i32.const 2)))))))
        (i32.store16 (local.get $at) (i32.add (local.get $cell) (i32.mul (local.get $count)
          (i32.shr_u (i32.mul (i32.const 0x85ebca6b)
            (i32.xor (local.get $mixed) (i32.shr_u (local.get $mixed) (i32.const 15)))) (i32.const 31)))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next))))

  ;; Squared distances of two neighbouring points, the first at `point`, from one centre.
  (func $squaredTwo (param $point i32) (param $step i32) (param $dimensions i32) (param $centre i32) (result v128)
    (local $sum v128) (local $difference v128) (local $end i32)
    (local.set $end (call $doubleAt (local.get $centre) (local.get $dimensions)))
    (loop $next
      (local.set $difference
        (f64x2.sub (v128.load (local.get $point)) (v128.load64_splat (local.get $centre))))
      (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
      (local.set $point (i32.add (local.get $point) (local.get $step)))
      (local.set $centre (i32.add (local.get $centre) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $centre) (local.get $end))))
    (local.get $sum))

  (func $squared (param $point i32) (param $step i32) (param $dimensions i32) (param $centre i32) (result f64)
    (local $sum f64) (local $difference f64) (local $end i32)
    (local.set $end (call $doubleAt (local.get $centre) (local.get $dimensions)))
    (loop $next
      (local.set $difference (f64.sub (f64.load (local.get $point)) (f64.load (local.get $centre))))
      (local.set $sum (f64.add (local.get $sum) (f64.mul (local.get $difference) (local.get $difference))))
      (local.set $point (i32.add (local.get $point) (local.get $step)))
      (local.set $centre (i32.add (local.get $centre) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $centre) (local.get $end))))
    (local.get $sum))

  ;; Adds the point to the sums and the size of its cluster.
  (func $include (param $point i32) (param $step i32) (param $dimensions i32) (param $sum i32) (param $size i32)
    (local $end i32)
    (local.set $end (call $doubleAt (local.get $sum) (local.get $dimensions)))
    (f64.store (local.get $size) (f64.add (f64.load (local.get $size)) (f64.const 1)))
    (loop $next
      (f64.store (local.get $sum) (f64.add (f64.load (local.get $sum)) (f64.load (local.get $point))))
      (local.set $point (i32.add (local.get $point) (local.get $step)))
      (local.set $sum (i32.add (local.get $sum) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $sum) (local.get $end)))))

  ;; Gives every point the label of the nearest centre, of equally near ones the first, and sums the points of each
  ;; cluster anew. Returns the sum of squared distances.
  (func $assign (export "assign") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $labels i32) (param $sums i32) (param $sizes i32) (result f64)
    (local $i i32) (local $g i32) (local $at i32) (local $step i32) (local $own i32)
    (local $squared v128) (local $least v128) (local $label v128) (local $nearer v128) (local $inertia f64)
    (local.set $step (i32.shl (i32.and (i32.add (local.get $count) (i32.const 1)) (i32.const -2)) (i32.const 3)))
    (memory.fill (local.get $sums) (i32.const 0)
      (i32.shl (i32.mul (local.get $k) (local.get $dimensions)) (i32.const 3)))
    (memory.fill (local.get $sizes) (i32.const 0) (i32.shl (local.get $k) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $least (f64x2.splat (f64.const inf)))
        (local.set $label (v128.const i64x2 0 0))
        (local.set $g (i32.const 0))
        (local.set $at (local.get $centres))
        (loop $centre
          (local.set $squared
            (call $squaredTwo (local.get $points) (local.get $step) (local.get $dimensions) (local.get $at)))
          (local.set $at (call $doubleAt (local.get $at) (local.get $dimensions)))
          (local.set $nearer (f64x2.lt (local.get $squared) (local.get $least)))
          (local.set $least (v128.bitselect (local.get $squared) (local.get $least) (local.get $nearer)))
          (local.set $label (v128.bitselect
            (i64x2.splat (i64.extend_i32_u (local.get $g))) (local.get $label) (local.get $nearer)))
          (local.set $g (i32.add (local.get $g) (i32.const 1)))
          (br_if $centre (i32.lt_u (local.get $g) (local.get $k))))
        (local.set $own (i32.wrap_i64 (i64x2.extract_lane 0 (local.get $label))))
        (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $own))
        (local.set $inertia (f64.add (local.get $inertia) (f64x2.extract_lane 0 (local.get $least))))
        (call $include (local.get $points) (local.get $step) (local.get $dimensions)
          (call $doubleAt (local.get $sums) (i32.mul (local.get $own) (local.get $dimensions)))
          (call $doubleAt (local.get $sizes) (local.get $own)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $own (i32.wrap_i64 (i64x2.extract_lane 1 (local.get $label))))
        (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $own))
        (local.set $inertia (f64.add (local.get $inertia) (f64x2.extract_lane 1 (local.get $least))))
        (call $include (i32.add (local.get $points) (i32.const 8)) (local.get $step) (local.get $dimensions)
          (call $doubleAt (local.get $sums) (i32.mul (local.get $own) (local.get $dimensions)))
          (call $doubleAt (local.get $sizes) (local.get $own)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $points (i32.add (local.get $points) (i32.const 16)))
        (br $next)))
    (local.get $inertia))

  ;; Moves every centre to the mean of its points; an empty cluster keeps its centre. Whether any moved.
  (func $recentre (param $dimensions i32) (param $k i32) (param $centres i32) (param $sums i32) (param $sizes i32)
    (result i32)
    (local $g i32) (local $c i32) (local $mean f64) (local $moved i32)
    (loop $cluster
      (if (f64.gt (f64.load (local.get $sizes)) (f64.const 0))
        (then
          (local.set $c (i32.const 0))
          (loop $coordinate
            (local.set $mean (f64.div
              (f64.load (call $doubleAt (local.get $sums) (local.get $c))) (f64.load (local.get $sizes))))
            (if (f64.ne (local.get $mean) (f64.load (call $doubleAt (local.get $centres) (local.get $c))))
              (then
                (f64.store (call $doubleAt (local.get $centres) (local.get $c)) (local.get $mean))
                (local.set $moved (i32.const 1))))
            (local.set $c (i32.add (local.get $c) (i32.const 1)))
            (br_if $coordinate (i32.lt_u (local.get $c) (local.get $dimensions))))))
      (local.set $centres (call $doubleAt (local.get $centres) (local.get $dimensions)))
      (local.set $sums (call $doubleAt (local.get $sums) (local.get $dimensions)))
      (local.set $sizes (i32.add (local.get $sizes) (i32.const 8)))
      (local.set $g (i32.add (local.get $g) (i32.const 1)))
      (br_if $cluster (i32.lt_u (local.get $g) (local.get $k))))
    (local.get $moved))

  ;; Lloyd's iteration from the given centres, to its fixed point or for so many rounds.
  (func (export "settle") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $labels i32) (param $sums i32) (param $sizes i32) (param $rounds i32) (result f64)
    (local $inertia f64)
    (block $done
      (loop $next
        (local.set $inertia (call $assign (local.get $points) (local.get $count) (local.get $dimensions)
          (local.get $k) (local.get $centres) (local.get $labels) (local.get $sums) (local.get $sizes)))
        (br_if $done (i32.eqz (local.get $rounds)))
        (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
        (br_if $next (call $recentre
          (local.get $dimensions) (local.get $k) (local.get $centres) (local.get $sums) (local.get $sizes)))))
    (local.get $inertia))

  ;; One pass of single moves that lower the inertia, counting what a move does to both centres; returns how many.
  ;; `keep` is the share of its cost that a point must not fall below to stay.
  (func (export "exchange") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $labels i32) (param $sizes i32) (param $keep f64) (result i32)
    (local $i i32) (local $g i32) (local $step i32) (local $own i32) (local $best i32) (local $moves i32)
    (local $size f64) (local $cost f64) (local $least f64) (local $ownCost f64)
    (local.set $step (i32.shl (i32.and (i32.add (local.get $count) (i32.const 1)) (i32.const -2)) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $own (i32.load8_u (i32.add (local.get $labels) (local.get $i))))
        (local.set $size (f64.load (call $doubleAt (local.get $sizes) (local.get $own))))
        (if (f64.gt (local.get $size) (f64.const 1))
          (then
            (local.set $ownCost (f64.div
              (f64.mul (local.get $size) (call $squared (local.get $points) (local.get $step) (local.get $dimensions)
                (call $doubleAt (local.get $centres) (i32.mul (local.get $own) (local.get $dimensions)))))
              (f64.sub (local.get $size) (f64.const 1))))
            (local.set $least (local.get $ownCost))
            (local.set $best (local.get $own))
            (local.set $g (i32.const 0))
            (loop $centre
              (if (i32.ne (local.get $g) (local.get $own))
                (then
                  (local.set $size (f64.load (call $doubleAt (local.get $sizes) (local.get $g))))
                  (local.set $cost (f64.div
                    (f64.mul (local.get $size)
                      (call $squared (local.get $points) (local.get $step) (local.get $dimensions)
                        (call $doubleAt (local.get $centres) (i32.mul (local.get $g) (local.get $dimensions)))))
                    (f64.add (local.get $size) (f64.const 1))))
                  (if (f64.lt (local.get $cost) (local.get $least))
                    (then (local.set $least (local.get $cost)) (local.set $best (local.get $g))))))
              (local.set $g (i32.add (local.get $g) (i32.const 1)))
              (br_if $centre (i32.lt_u (local.get $g) (local.get $k))))
            (if (i32.and (i32.ne (local.get $best) (local.get $own))
                (f64.lt (local.get $least) (f64.mul (local.get $ownCost) (local.get $keep))))
              (then
                (call $leave (local.get $points) (local.get $step) (local.get $dimensions)
                  (call $doubleAt (local.get $centres) (i32.mul (local.get $own) (local.get $dimensions)))
                  (call $doubleAt (local.get $sizes) (local.get $own)) (f64.const -1))
                (call $leave (local.get $points) (local.get $step) (local.get $dimensions)
                  (call $doubleAt (local.get $centres) (i32.mul (local.get $best) (local.get $dimensions)))
                  (call $doubleAt (local.get $sizes) (local.get $best)) (f64.const 1))
                (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $best))
                (local.set $moves (i32.add (local.get $moves) (i32.const 1)))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $points (i32.add (local.get $points) (i32.const 8)))
        (br $next)))
    (local.get $moves))

  ;; The centre and size of a cluster that a point joins (by = 1) or leaves (by = -1).
  (func $leave (param $point i32) (param $step i32) (param $dimensions i32) (param $centre i32) (param $size i32)
    (param $by f64)
    (local $end i32) (local $before f64) (local $after f64)
    (local.set $before (f64.load (local.get $size)))
    (local.set $after (f64.add (local.get $before) (local.get $by)))
    (f64.store (local.get $size) (local.get $after))
    (local.set $end (call $doubleAt (local.get $centre) (local.get $dimensions)))
    (loop $next
      (f64.store (local.get $centre) (f64.div
        (f64.add (f64.mul (f64.load (local.get $centre)) (local.get $before))
          (f64.mul (local.get $by) (f64.load (local.get $point))))
        (local.get $after)))
      (local.set $point (i32.add (local.get $point) (local.get $step)))
      (local.set $centre (i32.add (local.get $centre) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $centre) (local.get $end)))))

  ;; Writes to `into` the smaller of the distances there are and those from one more centre; returns their sum. Of an
  ;; odd number, the one beyond the last counts nothing.
  (func (export "nearer") (param $points i32) (param $count i32) (param $dimensions i32) (param $centre i32)
    (param $distances i32) (param $into i32) (result f64)
    (local $i i32) (local $step i32) (local $least v128) (local $total v128)
    (local.set $step (i32.shl (i32.and (i32.add (local.get $count) (i32.const 1)) (i32.const -2)) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $least (f64x2.pmin (v128.load (local.get $distances))
          (call $squaredTwo (local.get $points) (local.get $step) (local.get $dimensions) (local.get $centre))))
        (local.set $i (i32.add (local.get $i) (i32.const 2)))
        (if (i32.gt_u (local.get $i) (local.get $count))
          (then (local.set $least (f64x2.replace_lane 1 (local.get $least) (f64.const 0)))))
        (v128.store (local.get $into) (local.get $least))
        (local.set $total (f64x2.add (local.get $total) (local.get $least)))
        (local.set $points (i32.add (local.get $points) (i32.const 16)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 16)))
        (local.set $into (i32.add (local.get $into) (i32.const 16)))
        (br $next)))
    (f64.add (f64x2.extract_lane 0 (local.get $total)) (f64x2.extract_lane 1 (local.get $total))))

  ;; Distances of all points from one centre.
  (func (export "distances") (param $points i32) (param $count i32) (param $dimensions i32) (param $centre i32)
    (param $into i32)
    (local $i i32) (local $step i32)
    (local.set $step (i32.shl (i32.and (i32.add (local.get $count) (i32.const 1)) (i32.const -2)) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (v128.store (local.get $into) (f64x2.sqrt
          (call $squaredTwo (local.get $points) (local.get $step) (local.get $dimensions) (local.get $centre))))
        (local.set $i (i32.add (local.get $i) (i32.const 2)))
        (local.set $points (i32.add (local.get $points) (i32.const 16)))
        (local.set $into (i32.add (local.get $into) (i32.const 16)))
        (br $next))))

  ;; Distances summed by label.
  (func (export "sumByLabel") (param $labels i32) (param $count i32) (param $distances i32) (param $k i32) (param $sums i32)
    (local $end i32) (local $sum i32)
    (memory.fill (local.get $sums) (i32.const 0) (i32.shl (local.get $k) (i32.const 3)))
    (local.set $end (i32.add (local.get $labels) (local.get $count)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $labels) (local.get $end)))
        (local.set $sum (call $doubleAt (local.get $sums) (i32.load8_u (local.get $labels))))
        (f64.store (local.get $sum) (f64.add (f64.load (local.get $sum)) (f64.load (local.get $distances))))
        (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 8)))
        (br $next)))))
