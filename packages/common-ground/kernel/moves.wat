;; Further functions of the module of `points.wat`: single moves of points between clusters. Labels are numbers of 64 bits here,
;; so that those of two points can be compared at once.
  ;; From the given centres one round of Lloyd's iteration, then passes of single moves, which count what a move does to both
  ;; centres (Hartigan & Wong 1979): until none lowers the inertia by more than a share of 1 - `keep`, or for so many
  ;; passes. Returns how much the centres explain: the sum over clusters of size times squared length of the centre, which
  ;; grows as the inertia falls.
  (func (export "improve") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $labels i32) (param $sums i32) (param $sizes i32) (param $squares i32) (param $least i32)
    (param $own i32) (param $best i32) (param $passes i32) (param $keep f64) (result f64)
    (drop (call $assign (local.get $points) (local.get $count) (local.get $dimensions)
      (local.get $k) (local.get $centres) (local.get $labels) (local.get $sums) (local.get $sizes)))
    (drop (call $recentre
      (local.get $dimensions) (local.get $k) (local.get $centres) (local.get $sums) (local.get $sizes)))
    (call $widen (local.get $labels) (local.get $count) (local.get $own))
    (block $done
      (loop $pass
        (br_if $done (i32.eqz (local.get $passes)))
        (call $seek (local.get $points) (local.get $count) (local.get $dimensions) (local.get $k) (local.get $centres)
          (local.get $sizes) (local.get $squares) (local.get $least) (local.get $own) (local.get $best) (local.get $keep))
        (local.set $passes (i32.sub (local.get $passes) (i32.const 1)))
        (br_if $pass (call $exchange (local.get $points) (local.get $count) (local.get $dimensions)
          (local.get $centres) (local.get $sizes) (local.get $own) (local.get $best) (local.get $keep)))))
    (call $explained (local.get $dimensions) (local.get $k) (local.get $centres) (local.get $sizes)))

  ;; Labels as numbers of 64 bits, two of which are compared at once; one beyond the last of an odd number.
  (func $widen (param $labels i32) (param $count i32) (param $into i32)
    (local $end i32)
    (local.set $end (call $doubleAt (local.get $into) (local.get $count)))
    (loop $next
      (i64.store (local.get $into) (i64.load8_u (local.get $labels)))
      (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 8))) (local.get $end))))
    (i64.store (local.get $into) (i64.const 0)))

  ;; Where every point would cost least as things stand, itself counted: of equal ones the first.
  (func $seek (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $sizes i32) (param $squares i32) (param $least i32) (param $own i32) (param $best i32)
    (param $keep f64)
    (local $g i32) (local $at i32) (local $bytes i32) (local $label v128) (local $stay v128) (local $join v128)
    (local $cost v128) (local $lower v128)
    (local.set $bytes (i32.shl (i32.shr_u (i32.add (local.get $count) (i32.const 1)) (i32.const 1)) (i32.const 4)))
    (loop $centre
      (call $squares (local.get $points) (local.get $count) (local.get $dimensions) (local.get $centres) (local.get $squares))
      (local.set $label (i64x2.splat (i64.extend_i32_u (local.get $g))))
      (local.set $stay (f64x2.splat (call $stay (f64.load (local.get $sizes)) (local.get $keep))))
      (local.set $join (f64x2.splat (call $join (f64.load (local.get $sizes)))))
      (local.set $at (i32.const 0))
      (loop $pair
        (local.set $cost (f64x2.mul
          (v128.load (i32.add (local.get $squares) (local.get $at)))
          (v128.bitselect (local.get $stay) (local.get $join)
            (i64x2.eq (v128.load (i32.add (local.get $own) (local.get $at))) (local.get $label)))))
        (if (local.get $g)
          (then
            (local.set $lower
              (f64x2.lt (local.get $cost) (v128.load (i32.add (local.get $least) (local.get $at)))))
            (if (v128.any_true (local.get $lower))
              (then
                (v128.store (i32.add (local.get $least) (local.get $at)) (v128.bitselect (local.get $cost)
                  (v128.load (i32.add (local.get $least) (local.get $at))) (local.get $lower)))
                (v128.store (i32.add (local.get $best) (local.get $at)) (v128.bitselect (local.get $label)
                  (v128.load (i32.add (local.get $best) (local.get $at))) (local.get $lower))))))
          (else
            (v128.store (i32.add (local.get $least) (local.get $at)) (local.get $cost))
            (v128.store (i32.add (local.get $best) (local.get $at)) (local.get $label))))
        (br_if $pair (i32.lt_u
          (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
      (local.set $centres (call $doubleAt (local.get $centres) (local.get $dimensions)))
      (local.set $sizes (i32.add (local.get $sizes) (i32.const 8)))
      (br_if $centre (i32.lt_u (local.tee $g (i32.add (local.get $g) (i32.const 1))) (local.get $k)))))

  ;; What a squared distance counts for a point that would join a cluster of such a size, and for one that stays in it.
  (func $join (param $size f64) (result f64)
    (f64.div (local.get $size) (f64.add (local.get $size) (f64.const 1))))

  (func $stay (param $size f64) (param $keep f64) (result f64)
    (if (result f64) (f64.gt (local.get $size) (f64.const 1))
      (then (f64.mul (local.get $keep) (f64.div (local.get $size) (f64.sub (local.get $size) (f64.const 1)))))
      (else (f64.const 0))))

  ;; Moves the points that would cost less elsewhere, where that still holds after the moves before; returns how many.
  (func $exchange (param $points i32) (param $count i32) (param $dimensions i32)
    (param $centres i32) (param $sizes i32) (param $own i32) (param $best i32) (param $keep f64) (result i32)
    (local $end i32) (local $odd i32) (local $from i32) (local $to i32) (local $fromSize i32) (local $toSize i32)
    (local $moves i32)
    (local.set $end (call $doubleAt (local.get $own) (local.get $count)))
    (loop $next
      (if (i32.ne (i32.load (local.get $own)) (i32.load (local.get $best)))
        (then
          (local.set $from (call $doubleAt (local.get $centres) (i32.mul (i32.load (local.get $own)) (local.get $dimensions))))
          (local.set $to (call $doubleAt (local.get $centres) (i32.mul (i32.load (local.get $best)) (local.get $dimensions))))
          (local.set $fromSize (call $doubleAt (local.get $sizes) (i32.load (local.get $own))))
          (local.set $toSize (call $doubleAt (local.get $sizes) (i32.load (local.get $best))))
          (if (f64.lt
              (f64.mul (call $squared (local.get $points) (local.get $dimensions) (local.get $to))
                (call $join (f64.load (local.get $toSize))))
              (f64.mul (call $squared (local.get $points) (local.get $dimensions) (local.get $from))
                (call $stay (f64.load (local.get $fromSize)) (local.get $keep))))
            (then
              (call $leave (local.get $points) (local.get $dimensions) (local.get $from) (local.get $fromSize) (f64.const -1))
              (call $leave (local.get $points) (local.get $dimensions) (local.get $to) (local.get $toSize) (f64.const 1))
              (i32.store (local.get $own) (i32.load (local.get $best)))
              (local.set $moves (i32.add (local.get $moves) (i32.const 1)))))))
      (local.set $odd (i32.xor (local.get $odd) (i32.const 1)))
      (local.set $points (i32.add (local.get $points) (select
        (i32.const 8)
        (i32.sub (i32.shl (local.get $dimensions) (i32.const 4)) (i32.const 8))
        (local.get $odd))))
      (local.set $best (i32.add (local.get $best) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $own (i32.add (local.get $own) (i32.const 8))) (local.get $end))))
    (local.get $moves))

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
