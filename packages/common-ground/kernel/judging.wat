;; Further functions of the module of `points.wat`: how well clusters are told apart.
  ;; Distances of all points from one of them summed cell by cell: cell j ends before the point that stands at `ends` + 4 j.
  (func $sumByCell (param $squares i32) (param $ends i32) (param $cells i32) (param $sums i32)
    (local $at i32) (local $end i32) (local $sum f64)
    (local.set $at (local.get $squares))
    (loop $cell
      (local.set $end (call $doubleAt (local.get $squares) (i32.load (local.get $ends))))
      (local.set $sum (f64.const 0))
      (loop $next
        (local.set $sum (f64.add (local.get $sum) (f64.sqrt (f64.load (local.get $at)))))
        (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
      (f64.store (local.get $sums) (local.get $sum))
      (local.set $ends (i32.add (local.get $ends) (i32.const 4)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 8)))
      (br_if $cell (local.tee $cells (i32.sub (local.get $cells) (i32.const 1))))))

  ;; The sums of cells added up by label: that of cell j stands at `labels` + j.
  (func $sumByLabel (param $cellSums i32) (param $labels i32) (param $cells i32) (param $sums i32) (param $most i32)
    (local $end i32) (local $sum i32)
    (memory.fill (local.get $sums) (i32.const 0) (i32.shl (local.get $most) (i32.const 3)))
    (local.set $end (call $doubleAt (local.get $cellSums) (local.get $cells)))
    (loop $cell
      (local.set $sum (call $doubleAt (local.get $sums) (i32.load8_u (local.get $labels))))
      (f64.store (local.get $sum) (f64.add (f64.load (local.get $sum)) (f64.load (local.get $cellSums))))
      (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
      (br_if $cell (i32.lt_u (local.tee $cellSums (i32.add (local.get $cellSums) (i32.const 8))) (local.get $end)))))

  ;; Silhouettes of one point, which belongs to cell `own`, added to the total of each of several labellings.
  (func (export "silhouette") (param $points i32) (param $count i32) (param $dimensions i32) (param $point i32)
    (param $own i32) (param $squares i32) (param $ends i32) (param $cells i32) (param $cellSums i32) (param $labels i32)
    (param $sums i32) (param $sizes i32) (param $most i32) (param $totals i32) (param $labellings i32)
    (call $squares (local.get $points) (local.get $count) (local.get $dimensions) (local.get $point) (local.get $squares))
    (call $sumByCell (local.get $squares) (local.get $ends) (local.get $cells) (local.get $cellSums))
    (loop $labelling
      (call $sumByLabel (local.get $cellSums) (local.get $labels) (local.get $cells) (local.get $sums) (local.get $most))
      (f64.store (local.get $totals) (f64.add (f64.load (local.get $totals))
        (call $silhouetteOf (i32.load8_u (i32.add (local.get $labels) (local.get $own))) (local.get $sums)
          (local.get $sizes) (local.get $most))))
      (local.set $labels (i32.add (local.get $labels) (local.get $cells)))
      (local.set $sizes (call $doubleAt (local.get $sizes) (local.get $most)))
      (local.set $totals (i32.add (local.get $totals) (i32.const 8)))
      (br_if $labelling (local.tee $labellings (i32.sub (local.get $labellings) (i32.const 1))))))

  ;; From the sums of distances to the points of each cluster and the sizes of `most` clusters, of which some may be 0.
  (func $silhouetteOf (param $own i32) (param $sums i32) (param $sizes i32) (param $most i32) (result f64)
    (local $g i32) (local $size f64) (local $inside f64) (local $outside f64)
    (local.set $size (f64.load (call $doubleAt (local.get $sizes) (local.get $own))))
    (if (f64.le (local.get $size) (f64.const 1)) (then (return (f64.const 0))))
    (local.set $inside (f64.div
      (f64.load (call $doubleAt (local.get $sums) (local.get $own)))
      (f64.sub (local.get $size) (f64.const 1))))
    (local.set $outside (f64.const inf))
    (loop $cluster
      (local.set $size (f64.load (local.get $sizes)))
      (if (i32.and (i32.ne (local.get $g) (local.get $own)) (f64.gt (local.get $size) (f64.const 0)))
        (then (local.set $outside
          (f64.min (local.get $outside) (f64.div (f64.load (local.get $sums)) (local.get $size))))))
      (local.set $sums (i32.add (local.get $sums) (i32.const 8)))
      (local.set $sizes (i32.add (local.get $sizes) (i32.const 8)))
      (br_if $cluster (i32.lt_u (local.tee $g (i32.add (local.get $g) (i32.const 1))) (local.get $most))))
    (if (i32.or (f64.eq (local.get $outside) (f64.const inf)) (f64.eq (local.get $outside) (local.get $inside)))
      (then (return (f64.const 0))))
    (f64.div (f64.sub (local.get $outside) (local.get $inside)) (f64.max (local.get $outside) (local.get $inside))))

  ;; The rows of `from` that are named at `rows`, one behind the other.
  (func (export "gather") (param $from i32) (param $dimensions i32) (param $rows i32) (param $count i32) (param $into i32)
    (local $end i32) (local $at i32) (local $last i32)
    (local.set $last (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (loop $row
      (local.set $at (call $doubleAt (local.get $from) (i32.mul (i32.load (local.get $rows)) (local.get $dimensions))))
      (local.set $end (call $doubleAt (local.get $into) (local.get $dimensions)))
      (loop $coordinate
        (f64.store (local.get $into) (f64.load (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $coordinate (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 8))) (local.get $end))))
      (br_if $row (i32.lt_u (local.tee $rows (i32.add (local.get $rows) (i32.const 4))) (local.get $last)))))

  ;; Counts the points under each pair of labels: of labels g and h at `table` + 8 (k g + h).
  (func (export "tally") (param $first i32) (param $second i32) (param $count i32) (param $k i32) (param $table i32)
    (local $end i32) (local $at i32)
    (memory.fill (local.get $table) (i32.const 0) (i32.shl (i32.mul (local.get $k) (local.get $k)) (i32.const 3)))
    (local.set $end (i32.add (local.get $first) (local.get $count)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $first) (local.get $end)))
        (local.set $at (call $doubleAt (local.get $table) (i32.add
          (i32.mul (i32.load8_u (local.get $first)) (local.get $k)) (i32.load8_u (local.get $second)))))
        (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (f64.const 1)))
        (local.set $first (i32.add (local.get $first) (i32.const 1)))
        (local.set $second (i32.add (local.get $second) (i32.const 1)))
        (br $next))))

  ;; Writes the rows whose mark, turned by `turn` and mixed as in `row-marks.ts`, is odd; returns how many.
  (func (export "odd") (param $marks i32) (param $count i32) (param $turn i32) (param $rows i32) (result i32)
    (local $row i32) (local $bits i32) (local $into i32)
    (local.set $into (local.get $rows))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $bits (i32.xor (i32.load (local.get $marks)) (local.get $turn)))
        (local.set $bits (i32.mul (i32.const 0x85ebca6b)
          (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16)))))
        (local.set $bits (i32.mul (i32.const 0xc2b2ae35)
          (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 13)))))
        ;; The next row overwrites this one unless it is odd.
        (i32.store (local.get $into) (local.get $row))
        (local.set $into (i32.add (local.get $into) (i32.shl
          (i32.and (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16))) (i32.const 1))
          (i32.const 2))))
        (local.set $marks (i32.add (local.get $marks) (i32.const 4)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $into) (local.get $rows)) (i32.const 2)))
