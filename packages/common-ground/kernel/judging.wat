;; Further functions of the module of `points.wat`: how well clusters are told apart.
  ;; Distances of all points from one of them summed cell by cell: cell j ends before the point that stands at `ends` + 4 j.
  (func $sumByCell (param $squares i32) (param $ends i32) (param $cells i32) (param $sums i32)
    (local $at i32) (local $end i32) (local $sum f64) (local $two v128)
    (local.set $at (local.get $squares))
    (loop $cell
      (local.set $end (call $doubleAt (local.get $squares) (i32.load (local.get $ends))))
      (local.set $sum (f64.const 0))
      (block $few
        (loop $next
          (br_if $few (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $end)))
          (local.set $two (f64x2.sqrt (v128.load (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (local.set $sum (f64.add (f64.add (local.get $sum) (f64x2.extract_lane 0 (local.get $two)))
            (f64x2.extract_lane 1 (local.get $two))))
          (br $next)))
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          (local.set $sum (f64.add (local.get $sum) (f64.sqrt (f64.load (local.get $at)))))
          (local.set $at (local.get $end))))
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
      (local.set $sum (i32.add (local.get $sums) (i32.shl (i32.load8_u (local.get $labels)) (i32.const 3))))
      (f64.store (local.get $sum) (f64.add (f64.load (local.get $sum)) (f64.load (local.get $cellSums))))
      (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
      (br_if $cell (i32.lt_u (local.tee $cellSums (i32.add (local.get $cellSums) (i32.const 8))) (local.get $end)))))

  ;; Puts points in the order of their labels under the first labelling, then of those under the next, and so on, and of
  ;; their places: sorted by one labelling after the other from the last on, by counting. Labels of labelling n stand from
  ;; `labels` + n count on, and are fewer than `most`; `spare` is as long as `order`, `first` holds a number for each label.
  (func (export "orderByLabels") (param $labels i32) (param $labellings i32) (param $count i32) (param $most i32)
    (param $order i32) (param $spare i32) (param $first i32)
    (local $i i32) (local $own i32) (local $at i32) (local $swap i32) (local $end i32)
    (loop $next
      (i32.store (call $wordAt (local.get $order) (local.get $i)) (local.get $i))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))
    (loop $labelling
      (local.set $labellings (i32.sub (local.get $labellings) (i32.const 1)))
      (local.set $own (i32.add (local.get $labels) (i32.mul (local.get $labellings) (local.get $count))))
      (call $firstPlaces (local.get $own) (local.get $count) (local.get $most) (local.get $first))
      (local.set $at (local.get $order))
      (local.set $end (call $wordAt (local.get $order) (local.get $count)))
      (loop $next
        (local.set $i (i32.load (local.get $at)))
        (call $put (call $wordAt (local.get $first) (i32.load8_u (i32.add (local.get $own) (local.get $i))))
          (local.get $i) (local.get $spare))
        (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $end))))
      (local.set $swap (local.get $order))
      (local.set $order (local.get $spare))
      (local.set $spare (local.get $swap))
      (br_if $labelling (local.get $labellings)))
    (memory.copy (local.get $spare) (local.get $order) (i32.shl (local.get $count) (i32.const 2))))

  ;; Where the points of each label begin when they are sorted by label.
  (func $firstPlaces (param $labels i32) (param $count i32) (param $most i32) (param $first i32)
    (local $end i32) (local $at i32) (local $before i32) (local $own i32)
    (memory.fill (local.get $first) (i32.const 0) (i32.shl (local.get $most) (i32.const 2)))
    (local.set $end (i32.add (local.get $labels) (local.get $count)))
    (loop $next
      (local.set $at (call $wordAt (local.get $first) (i32.load8_u (local.get $labels))))
      (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $labels (i32.add (local.get $labels) (i32.const 1))) (local.get $end))))
    (local.set $end (call $wordAt (local.get $first) (local.get $most)))
    (loop $next
      (local.set $own (i32.load (local.get $first)))
      (i32.store (local.get $first) (local.get $before))
      (local.set $before (i32.add (local.get $before) (local.get $own)))
      (br_if $next (i32.lt_u (local.tee $first (i32.add (local.get $first) (i32.const 4))) (local.get $end)))))

  ;; Puts a point at the next place of its label.
  (func $put (param $place i32) (param $point i32) (param $order i32)
    (i32.store (call $wordAt (local.get $order) (i32.load (local.get $place))) (local.get $point))
    (i32.store (local.get $place) (i32.add (i32.load (local.get $place)) (i32.const 1))))

  ;; Of points ordered by labels, those alike under every labelling are a cell: writes where each cell ends, as the number
  ;; of points in it and before, and the label of each cell under the first labelling, then under the next, and so on.
  ;; Returns the number of cells.
  (func (export "cells") (param $labels i32) (param $labellings i32) (param $count i32) (param $order i32)
    (param $ends i32) (param $into i32) (result i32)
    (local $place i32) (local $apart i32) (local $cells i32) (local $cell i32) (local $first i32)
    (loop $next
      (if (i32.eq (local.tee $place (i32.add (local.get $place) (i32.const 1))) (local.get $count))
        (then (local.set $apart (i32.const 1)))
        (else (local.set $apart (call $differ (local.get $labels) (local.get $labellings) (local.get $count)
          (i32.load (call $wordAt (local.get $order) (i32.sub (local.get $place) (i32.const 1))))
          (i32.load (call $wordAt (local.get $order) (local.get $place)))))))
      (i32.store (call $wordAt (local.get $ends) (local.get $cells)) (local.get $place))
      (local.set $cells (i32.add (local.get $cells) (local.get $apart)))
      (br_if $next (i32.lt_u (local.get $place) (local.get $count))))
    (loop $labelling
      (local.set $first (i32.const 0))
      (local.set $cell (local.get $ends))
      (loop $next
        (i32.store8 (local.get $into) (i32.load8_u (i32.add (local.get $labels)
          (i32.load (call $wordAt (local.get $order) (local.get $first))))))
        (local.set $first (i32.load (local.get $cell)))
        (local.set $into (i32.add (local.get $into) (i32.const 1)))
        (local.set $cell (i32.add (local.get $cell) (i32.const 4)))
        (br_if $next (i32.lt_u (local.get $first) (local.get $count))))
      (local.set $labels (i32.add (local.get $labels) (local.get $count)))
      (br_if $labelling (local.tee $labellings (i32.sub (local.get $labellings) (i32.const 1)))))
    (local.get $cells))

  ;; Whether two points have different labels under any labelling.
  (func $differ (param $labels i32) (param $labellings i32) (param $count i32) (param $one i32) (param $other i32)
    (result i32)
    (loop $labelling
      (if (i32.ne (i32.load8_u (i32.add (local.get $labels) (local.get $one)))
          (i32.load8_u (i32.add (local.get $labels) (local.get $other))))
        (then (return (i32.const 1))))
      (local.set $labels (i32.add (local.get $labels) (local.get $count)))
      (br_if $labelling (local.tee $labellings (i32.sub (local.get $labellings) (i32.const 1)))))
    (i32.const 0))

  ;; Silhouettes of the points whose number is a multiple of `stride`, added to the total of each of several labellings.
  ;; Points lie in the order of their cells, their numbers stand at `order`.
  (func (export "silhouettes") (param $points i32) (param $count i32) (param $dimensions i32) (param $order i32)
    (param $stride i32) (param $point i32) (param $squares i32) (param $ends i32) (param $cells i32) (param $cellSums i32)
    (param $labels i32) (param $sums i32) (param $sizes i32) (param $most i32) (param $totals i32) (param $labellings i32)
    (local $place i32) (local $own i32)
    (loop $next
      (if (i32.eq (local.get $place) (i32.load (call $wordAt (local.get $ends) (local.get $own))))
        (then (local.set $own (i32.add (local.get $own) (i32.const 1)))))
      (if (i32.eqz (i32.rem_u (i32.load (call $wordAt (local.get $order) (local.get $place))) (local.get $stride)))
        (then
          (call $flatten (local.get $points) (local.get $dimensions) (local.get $place) (local.get $point))
          (call $squares
            (local.get $points) (local.get $count) (local.get $dimensions) (local.get $point) (local.get $squares))
          (call $sumByCell (local.get $squares) (local.get $ends) (local.get $cells) (local.get $cellSums))
          (call $silhouettesOf (local.get $own) (local.get $cells) (local.get $cellSums) (local.get $labels)
            (local.get $sums) (local.get $sizes) (local.get $most) (local.get $totals) (local.get $labellings))))
      (br_if $next (i32.lt_u (local.tee $place (i32.add (local.get $place) (i32.const 1))) (local.get $count)))))

  ;; Silhouettes of a point of cell `own`, from the sums of its distances to the points of each cell.
  (func $silhouettesOf (param $own i32) (param $cells i32) (param $cellSums i32) (param $labels i32)
    (param $sums i32) (param $sizes i32) (param $most i32) (param $totals i32) (param $labellings i32)
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

  ;; Writes the places of the marks from which `turn` draws an odd number; returns how many.
  (func (export "odd") (param $marks i32) (param $count i32) (param $turn i32) (param $places i32) (result i32)
    (local $place i32) (local $into i32)
    (local.set $into (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $place) (local.get $count)))
        ;; The next place overwrites this one unless the number is odd.
        (i32.store (local.get $into) (local.get $place))
        (local.set $into (i32.add (local.get $into)
          (i32.shl (i32.and (call $drawn (i32.load (local.get $marks)) (local.get $turn)) (i32.const 1)) (i32.const 2))))
        (local.set $marks (i32.add (local.get $marks) (i32.const 4)))
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $into) (local.get $places)) (i32.const 2)))

  ;; Keeps of the rows those from whose marks `turn` draws a number below `limit`; returns how many.
  (func (export "below") (param $marks i32) (param $rows i32) (param $count i32) (param $turn i32) (param $limit f64)
    (result i32)
    (local $at i32) (local $end i32) (local $into i32) (local $row i32)
    (local.set $at (local.get $rows))
    (local.set $into (local.get $rows))
    (local.set $end (call $wordAt (local.get $rows) (local.get $count)))
    (loop $next
      (local.set $row (i32.load (local.get $at)))
      (i32.store (local.get $into) (local.get $row))
      (local.set $into (i32.add (local.get $into) (i32.shl
        (f64.lt
          (f64.convert_i32_u (call $drawn (i32.load (call $wordAt (local.get $marks) (local.get $row))) (local.get $turn)))
          (local.get $limit))
        (i32.const 2))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $end))))
    (i32.shr_u (i32.sub (local.get $into) (local.get $rows)) (i32.const 2)))

  ;; The number drawn from a mark, as in `row-marks.ts`.
  (func $drawn (param $mark i32) (param $turn i32) (result i32)
    (local $bits i32)
    (local.set $bits (i32.xor (local.get $mark) (local.get $turn)))
    (local.set $bits (i32.mul (i32.const 0x85ebca6b)
      (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16)))))
    (local.set $bits (i32.mul (i32.const 0xc2b2ae35)
      (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 13)))))
    (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 16))))
