;; Further functions of the module of `points.wat`: single moves of points between clusters.
  ;; From the given centres one round of Lloyd's iteration, then passes of single moves, which count what a move does to both
  ;; centres (Hartigan & Wong 1979): until none lowers the inertia by more than a share of 1 - `keep`, or for so many
  ;; passes. Returns how much the centres explain: the sum over clusters of size times squared length of the centre, which
  ;; grows as the inertia falls.
  (func (export "improve") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $costs i32) (param $labels i32) (param $sums i32) (param $sizes i32) (param $best i32)
    (param $passes i32) (param $keep f64) (result f64)
    (call $assign (local.get $points) (local.get $count) (local.get $dimensions) (local.get $k) (local.get $centres)
      (local.get $costs) (local.get $labels) (local.get $sums) (local.get $sizes))
    (drop (call $recentre
      (local.get $dimensions) (local.get $k) (local.get $centres) (local.get $sums) (local.get $sizes)))
    (block $done
      (loop $pass
        (br_if $done (i32.eqz (local.get $passes)))
        (call $costs (local.get $sizes) (local.get $k) (local.get $keep) (local.get $costs))
        (call $cheapest (local.get $points) (local.get $count) (local.get $dimensions) (local.get $k) (local.get $centres)
          (local.get $costs) (local.get $labels) (local.get $best))
        (local.set $passes (i32.sub (local.get $passes) (i32.const 1)))
        (br_if $pass (call $exchange (local.get $points) (local.get $count) (local.get $dimensions)
          (local.get $centres) (local.get $sizes) (local.get $labels) (local.get $best) (local.get $keep)))))
    (call $explained (local.get $dimensions) (local.get $k) (local.get $centres) (local.get $sizes)))

  ;; What squared distances count as clusters stand: for those who stay in one, and for those who would join it.
  (func $costs (param $sizes i32) (param $k i32) (param $keep f64) (param $into i32)
    (loop $next
      (f64.store (local.get $into) (call $stay (f64.load (local.get $sizes)) (local.get $keep)))
      (f64.store offset=8 (local.get $into) (call $join (f64.load (local.get $sizes))))
      (local.set $sizes (i32.add (local.get $sizes) (i32.const 8)))
      (local.set $into (i32.add (local.get $into) (i32.const 16)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1))))))

  ;; What a squared distance counts for a point that would join a cluster of such a size, and for one that stays in it.
  (func $join (param $size f64) (result f64)
    (f64.div (local.get $size) (f64.add (local.get $size) (f64.const 1))))

  (func $stay (param $size f64) (param $keep f64) (result f64)
    (if (result f64) (f64.gt (local.get $size) (f64.const 1))
      (then (f64.mul (local.get $keep) (f64.div (local.get $size) (f64.sub (local.get $size) (f64.const 1)))))
      (else (f64.const 0))))

  ;; Moves the points that would cost less elsewhere, where that still holds after the moves before; returns how many. Most
  ;; stay: four that all do are passed by at once.
  (func $exchange (param $points i32) (param $count i32) (param $dimensions i32)
    (param $centres i32) (param $sizes i32) (param $labels i32) (param $best i32) (param $keep f64) (result i32)
    (local $i i32) (local $own i32) (local $other i32) (local $moves i32)
    (loop $next
      (if (i32.eq (i32.load (i32.add (local.get $labels) (local.get $i))) (i32.load (i32.add (local.get $best) (local.get $i))))
        (then (local.set $i (i32.add (local.get $i) (i32.const 4))))
        (else
          (local.set $own (i32.load8_u (i32.add (local.get $labels) (local.get $i))))
          (local.set $other (i32.load8_u (i32.add (local.get $best) (local.get $i))))
          (if (i32.ne (local.get $own) (local.get $other))
            (then (if (call $move (call $pointAt (local.get $points) (local.get $dimensions) (local.get $i))
                (local.get $dimensions) (local.get $centres) (local.get $sizes) (local.get $own) (local.get $other)
                (local.get $keep))
              (then
                (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $other))
                (local.set $moves (i32.add (local.get $moves) (i32.const 1)))))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))))
      (br_if $next (i32.lt_u (local.get $i) (local.get $count))))
    (local.get $moves))

  ;; Moves a point from its own cluster to another if it costs less there. Whether it did.
  (func $move (param $point i32) (param $dimensions i32) (param $centres i32) (param $sizes i32) (param $own i32)
    (param $other i32) (param $keep f64) (result i32)
    (local $from i32) (local $to i32) (local $fromSize i32) (local $toSize i32)
    (local.set $from (call $doubleAt (local.get $centres) (i32.mul (local.get $own) (local.get $dimensions))))
    (local.set $to (call $doubleAt (local.get $centres) (i32.mul (local.get $other) (local.get $dimensions))))
    (local.set $fromSize (call $doubleAt (local.get $sizes) (local.get $own)))
    (local.set $toSize (call $doubleAt (local.get $sizes) (local.get $other)))
    (if (f64.ge
        (f64.mul (call $squared (local.get $point) (local.get $dimensions) (local.get $to))
          (call $join (f64.load (local.get $toSize))))
        (f64.mul (call $squared (local.get $point) (local.get $dimensions) (local.get $from))
          (call $stay (f64.load (local.get $fromSize)) (local.get $keep))))
      (then (return (i32.const 0))))
    (call $leave (local.get $point) (local.get $dimensions) (local.get $from) (local.get $fromSize) (f64.const -1))
    (call $leave (local.get $point) (local.get $dimensions) (local.get $to) (local.get $toSize) (f64.const 1))
    (i32.const 1))

  ;; The centre and size of a cluster that a point joins (by = 1) or leaves (by = -1).
  (func $leave (param $point i32) (param $dimensions i32) (param $centre i32) (param $size i32)
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
      (local.set $point (i32.add (local.get $point) (i32.const 16)))
      (local.set $centre (i32.add (local.get $centre) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $centre) (local.get $end)))))

  (func $explained (param $dimensions i32) (param $k i32) (param $centres i32) (param $sizes i32) (result f64)
    (local $end i32) (local $length f64) (local $total f64)
    (loop $centre
      (local.set $length (f64.const 0))
      (local.set $end (call $doubleAt (local.get $centres) (local.get $dimensions)))
      (loop $next
        (local.set $length (f64.add (local.get $length)
          (f64.mul (f64.load (local.get $centres)) (f64.load (local.get $centres)))))
        (br_if $next (i32.lt_u (local.tee $centres (i32.add (local.get $centres) (i32.const 8))) (local.get $end))))
      (local.set $total (f64.add (local.get $total) (f64.mul (local.get $length) (f64.load (local.get $sizes)))))
      (local.set $sizes (i32.add (local.get $sizes) (i32.const 8)))
      (br_if $centre (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (local.get $total))
