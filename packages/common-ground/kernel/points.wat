;; The loops over points: k-means and what judges it. As `rows.wat`, whose remarks hold here too.
;;
;; Points lie two by two, so that two at once can be taken up: coordinate c of point i is the double at
;; points + 16 (dimensions * (i / 2) + c) + 8 (i % 2). Beside the last of an odd number lies 0. Centres lie one behind the
;; other.
;;
;; The first coordinates, which mostly are all there are, stand written out: before an optimising compiler has seen it, a
;; loop costs more than what it does.
(module
  (memory (export "memory") 1)

  (func $doubleAt (param $doubles i32) (param $index i32) (result i32)
    (i32.add (local.get $doubles) (i32.shl (local.get $index) (i32.const 3))))

  (func $wordAt (param $words i32) (param $index i32) (result i32)
    (i32.add (local.get $words) (i32.shl (local.get $index) (i32.const 2))))

  ;; Address of the first coordinate of a point.
  (func $pointAt (param $points i32) (param $dimensions i32) (param $i i32) (result i32)
    (i32.add (local.get $points) (i32.add
      (i32.shl (i32.mul (local.get $dimensions) (i32.shr_u (local.get $i) (i32.const 1))) (i32.const 4))
      (i32.shl (i32.and (local.get $i) (i32.const 1)) (i32.const 3)))))

  ;; Writes the squared distances of all points from one centre. Four points are taken up in one go, so that what a loop
  ;; and the questions for dimensions cost is shared; up to three numbers beyond the last are written too.
  (func $squares (param $points i32) (param $count i32) (param $dimensions i32) (param $centre i32) (param $into i32)
    (local $end i32) (local $next i32) (local $at i32) (local $a i32) (local $b i32)
    (local $one v128) (local $other v128) (local $c v128) (local $sum v128) (local $otherSum v128)
    (local.set $end (call $doubleAt (local.get $into) (local.get $count)))
    (local.set $next (i32.shl (local.get $dimensions) (i32.const 4)))
    (loop $four
      (local.set $at (local.get $centre))
      (local.set $a (local.get $points))
      (local.set $b (i32.add (local.get $a) (local.get $next)))
      (local.set $points (i32.add (local.get $b) (local.get $next)))
      (block $all
        (local.set $c (v128.load64_splat (local.get $at)))
        (local.set $one (f64x2.sub (v128.load (local.get $a)) (local.get $c)))
        (local.set $other (f64x2.sub (v128.load (local.get $b)) (local.get $c)))
        (local.set $sum (f64x2.mul (local.get $one) (local.get $one)))
        (local.set $otherSum (f64x2.mul (local.get $other) (local.get $other)))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 1)))
        (local.set $c (v128.load64_splat offset=8 (local.get $at)))
        (local.set $one (f64x2.sub (v128.load offset=16 (local.get $a)) (local.get $c)))
        (local.set $other (f64x2.sub (v128.load offset=16 (local.get $b)) (local.get $c)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 2)))
        (local.set $c (v128.load64_splat offset=16 (local.get $at)))
        (local.set $one (f64x2.sub (v128.load offset=32 (local.get $a)) (local.get $c)))
        (local.set $other (f64x2.sub (v128.load offset=32 (local.get $b)) (local.get $c)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 3)))
        (local.set $c (v128.load64_splat offset=24 (local.get $at)))
        (local.set $one (f64x2.sub (v128.load offset=48 (local.get $a)) (local.get $c)))
        (local.set $other (f64x2.sub (v128.load offset=48 (local.get $b)) (local.get $c)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 4)))
        (local.set $c (v128.load64_splat offset=32 (local.get $at)))
        (local.set $one (f64x2.sub (v128.load offset=64 (local.get $a)) (local.get $c)))
        (local.set $other (f64x2.sub (v128.load offset=64 (local.get $b)) (local.get $c)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 5)))
        (loop $coordinate
          (local.set $c (v128.load64_splat offset=40 (local.get $at)))
          (local.set $one (f64x2.sub (v128.load offset=80 (local.get $a)) (local.get $c)))
          (local.set $other (f64x2.sub (v128.load offset=80 (local.get $b)) (local.get $c)))
          (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
          (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
          (local.set $a (i32.add (local.get $a) (i32.const 16)))
          (local.set $b (i32.add (local.get $b) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br_if $coordinate (i32.lt_u
            (i32.add (local.get $at) (i32.const 40)) (call $doubleAt (local.get $centre) (local.get $dimensions))))))
      (v128.store (local.get $into) (local.get $sum))
      (v128.store offset=16 (local.get $into) (local.get $otherSum))
      (br_if $four (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 32))) (local.get $end)))))

  (func $squared (param $point i32) (param $dimensions i32) (param $centre i32) (result f64)
    (local $sum f64) (local $difference f64) (local $end i32)
    (local.set $end (call $doubleAt (local.get $centre) (local.get $dimensions)))
    (loop $next
      (local.set $difference (f64.sub (f64.load (local.get $point)) (f64.load (local.get $centre))))
      (local.set $sum (f64.add (local.get $sum) (f64.mul (local.get $difference) (local.get $difference))))
      (local.set $point (i32.add (local.get $point) (i32.const 16)))
      (local.set $centre (i32.add (local.get $centre) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $centre) (local.get $end))))
    (local.get $sum))

  ;; Lays points that lie one behind the other two by two.
  (func (export "pair") (param $flat i32) (param $count i32) (param $dimensions i32) (param $into i32)
    (local $i i32) (local $end i32) (local $at i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $at (i32.add (local.get $into) (i32.shl (i32.and (local.get $i) (i32.const 1)) (i32.const 3))))
        (local.set $end (call $doubleAt (local.get $flat) (local.get $dimensions)))
        (loop $coordinate
          (f64.store (local.get $at) (f64.load (local.get $flat)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (local.set $flat (i32.add (local.get $flat) (i32.const 8)))
          (br_if $coordinate (i32.lt_u (local.get $flat) (local.get $end))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (if (i32.eqz (i32.and (local.get $i) (i32.const 1)))
          (then (local.set $into
            (i32.add (local.get $into) (i32.shl (local.get $dimensions) (i32.const 4))))))
        (br $next)))
    (if (i32.and (local.get $count) (i32.const 1))
      (then
        (local.set $at (i32.add (local.get $into) (i32.const 8)))
        (local.set $end (i32.add (local.get $at) (i32.shl (local.get $dimensions) (i32.const 4))))
        (loop $coordinate
          (f64.store (local.get $at) (f64.const 0))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $coordinate (i32.lt_u (local.get $at) (local.get $end)))))))

  ;; Writes the coordinates of a point one behind the other.
  (func $flatten (param $points i32) (param $dimensions i32) (param $i i32) (param $into i32)
    (local $end i32)
    (local.set $points (call $pointAt (local.get $points) (local.get $dimensions) (local.get $i)))
    (local.set $end (call $doubleAt (local.get $into) (local.get $dimensions)))
    (loop $coordinate
      (f64.store (local.get $into) (f64.load (local.get $points)))
      (local.set $points (i32.add (local.get $points) (i32.const 16)))
      (br_if $coordinate (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 8))) (local.get $end)))))

  ;; The points that are named at `rows`, two by two as those they are taken from. An odd number's last lies beside 0.
  (func (export "pick") (param $points i32) (param $dimensions i32) (param $rows i32) (param $count i32) (param $into i32)
    (local $i i32) (local $from i32) (local $at i32) (local $end i32)
    (if (i32.and (local.get $count) (i32.const 1))
      (then (memory.fill (call $pointAt (local.get $into) (local.get $dimensions) (i32.sub (local.get $count) (i32.const 1)))
        (i32.const 0) (i32.shl (local.get $dimensions) (i32.const 4)))))
    (loop $next
      (local.set $from (call $pointAt (local.get $points) (local.get $dimensions)
        (i32.load (call $wordAt (local.get $rows) (local.get $i)))))
      (local.set $at (call $pointAt (local.get $into) (local.get $dimensions) (local.get $i)))
      (local.set $end (i32.add (local.get $at) (i32.shl (local.get $dimensions) (i32.const 4))))
      (loop $coordinate
        (f64.store (local.get $at) (f64.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br_if $coordinate (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))))
