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
    (local $end i32) (local $next i32) (local $others i32) (local $c i32) (local $a i32) (local $b i32)
    (local $one v128) (local $other v128) (local $sum v128) (local $otherSum v128)
    (local $c0 v128) (local $c1 v128) (local $c2 v128) (local $c3 v128) (local $c4 v128)
    (local.set $end (call $doubleAt (local.get $into) (local.get $count)))
    (local.set $next (i32.shl (local.get $dimensions) (i32.const 4)))
    (local.set $c0 (v128.load64_splat (local.get $centre)))
    (local.set $c1 (v128.load64_splat offset=8 (local.get $centre)))
    (local.set $c2 (v128.load64_splat offset=16 (local.get $centre)))
    (local.set $c3 (v128.load64_splat offset=24 (local.get $centre)))
    (local.set $c4 (v128.load64_splat offset=32 (local.get $centre)))
    (loop $four
      (local.set $others (i32.add (local.get $points) (local.get $next)))
      (block $all
        (local.set $one (f64x2.sub (v128.load (local.get $points)) (local.get $c0)))
        (local.set $other (f64x2.sub (v128.load (local.get $others)) (local.get $c0)))
        (local.set $sum (f64x2.mul (local.get $one) (local.get $one)))
        (local.set $otherSum (f64x2.mul (local.get $other) (local.get $other)))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 1)))
        (local.set $one (f64x2.sub (v128.load offset=16 (local.get $points)) (local.get $c1)))
        (local.set $other (f64x2.sub (v128.load offset=16 (local.get $others)) (local.get $c1)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 2)))
        (local.set $one (f64x2.sub (v128.load offset=32 (local.get $points)) (local.get $c2)))
        (local.set $other (f64x2.sub (v128.load offset=32 (local.get $others)) (local.get $c2)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 3)))
        (local.set $one (f64x2.sub (v128.load offset=48 (local.get $points)) (local.get $c3)))
        (local.set $other (f64x2.sub (v128.load offset=48 (local.get $others)) (local.get $c3)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 4)))
        (local.set $one (f64x2.sub (v128.load offset=64 (local.get $points)) (local.get $c4)))
        (local.set $other (f64x2.sub (v128.load offset=64 (local.get $others)) (local.get $c4)))
        (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
        (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
        (br_if $all (i32.eq (local.get $dimensions) (i32.const 5)))
        (local.set $c (i32.add (local.get $centre) (i32.const 40)))
        (local.set $a (local.get $points))
        (local.set $b (local.get $others))
        (loop $coordinate
          (local.set $one (f64x2.sub (v128.load offset=80 (local.get $a)) (v128.load64_splat (local.get $c))))
          (local.set $other (f64x2.sub (v128.load offset=80 (local.get $b)) (v128.load64_splat (local.get $c))))
          (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $one) (local.get $one))))
          (local.set $otherSum (f64x2.add (local.get $otherSum) (f64x2.mul (local.get $other) (local.get $other))))
          (local.set $a (i32.add (local.get $a) (i32.const 16)))
          (local.set $b (i32.add (local.get $b) (i32.const 16)))
          (local.set $c (i32.add (local.get $c) (i32.const 8)))
          (br_if $coordinate (i32.lt_u (local.get $c) (call $doubleAt (local.get $centre) (local.get $dimensions))))))
      (v128.store (local.get $into) (local.get $sum))
      (v128.store offset=16 (local.get $into) (local.get $otherSum))
      (local.set $points (i32.add (local.get $others) (local.get $next)))
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

  ;; Adds the point to the sums and the size of its cluster.
  (func $include (param $point i32) (param $dimensions i32) (param $sum i32) (param $size i32)
    (local $end i32)
    (f64.store (local.get $size) (f64.add (f64.load (local.get $size)) (f64.const 1)))
    (block $all
      (f64.store (local.get $sum)
        (f64.add (f64.load (local.get $sum)) (f64.load (local.get $point))))
      (br_if $all (i32.eq (local.get $dimensions) (i32.const 1)))
      (f64.store offset=8 (local.get $sum)
        (f64.add (f64.load offset=8 (local.get $sum)) (f64.load offset=16 (local.get $point))))
      (br_if $all (i32.eq (local.get $dimensions) (i32.const 2)))
      (f64.store offset=16 (local.get $sum)
        (f64.add (f64.load offset=16 (local.get $sum)) (f64.load offset=32 (local.get $point))))
      (br_if $all (i32.eq (local.get $dimensions) (i32.const 3)))
      (f64.store offset=24 (local.get $sum)
        (f64.add (f64.load offset=24 (local.get $sum)) (f64.load offset=48 (local.get $point))))
      (br_if $all (i32.eq (local.get $dimensions) (i32.const 4)))
      (f64.store offset=32 (local.get $sum)
        (f64.add (f64.load offset=32 (local.get $sum)) (f64.load offset=64 (local.get $point))))
      (br_if $all (i32.eq (local.get $dimensions) (i32.const 5)))
      (local.set $end (call $doubleAt (local.get $sum) (local.get $dimensions)))
      (loop $next
        (f64.store offset=40 (local.get $sum)
          (f64.add (f64.load offset=40 (local.get $sum)) (f64.load offset=80 (local.get $point))))
        (local.set $point (i32.add (local.get $point) (i32.const 16)))
        (local.set $sum (i32.add (local.get $sum) (i32.const 8)))
        (br_if $next (i32.lt_u (i32.add (local.get $sum) (i32.const 40)) (local.get $end))))))

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
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count)))))

  ;; Gives every point the label of the nearest centre, of equally near ones the first, and sums the points of each
  ;; cluster anew. Returns the sum of squared distances.
  (func $assign (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32)
    (param $centres i32) (param $labels i32) (param $sums i32) (param $sizes i32) (result f64)
    (local $i i32) (local $g i32) (local $at i32) (local $end i32) (local $point i32) (local $next i32)
    (local $width i32) (local $own i32) (local $difference v128) (local $sum v128) (local $least v128) (local $label v128) (local $nearer v128) (local $inertia f64)
    (local.set $next (i32.shl (local.get $dimensions) (i32.const 4)))
    (local.set $width (i32.shl (local.get $dimensions) (i32.const 3)))
    (memory.fill (local.get $sums) (i32.const 0)
      (i32.shl (i32.mul (local.get $k) (local.get $dimensions)) (i32.const 3)))
    (memory.fill (local.get $sizes) (i32.const 0) (i32.shl (local.get $k) (i32.const 3)))
    (block $done
      (loop $pair
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $least (f64x2.splat (f64.const inf)))
        (local.set $label (v128.const i64x2 0 0))
        (local.set $g (i32.const 0))
        (local.set $at (local.get $centres))
        (loop $centre
          ;; As $squaredTwo, written out: this is where clustering spends its time.
          (block $all
            (local.set $difference
              (f64x2.sub (v128.load (local.get $points)) (v128.load64_splat (local.get $at))))
            (local.set $sum (f64x2.mul (local.get $difference) (local.get $difference)))
            (br_if $all (i32.eq (local.get $dimensions) (i32.const 1)))
            (local.set $difference
              (f64x2.sub (v128.load offset=16 (local.get $points)) (v128.load64_splat offset=8 (local.get $at))))
            (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
            (br_if $all (i32.eq (local.get $dimensions) (i32.const 2)))
            (local.set $difference
              (f64x2.sub (v128.load offset=32 (local.get $points)) (v128.load64_splat offset=16 (local.get $at))))
            (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
            (br_if $all (i32.eq (local.get $dimensions) (i32.const 3)))
            (local.set $difference
              (f64x2.sub (v128.load offset=48 (local.get $points)) (v128.load64_splat offset=24 (local.get $at))))
            (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
            (br_if $all (i32.eq (local.get $dimensions) (i32.const 4)))
            (local.set $difference
              (f64x2.sub (v128.load offset=64 (local.get $points)) (v128.load64_splat offset=32 (local.get $at))))
            (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
            (br_if $all (i32.eq (local.get $dimensions) (i32.const 5)))
            (local.set $point (local.get $points))
            (local.set $end (i32.add (local.get $at) (local.get $width)))
            (loop $coordinate
              (local.set $difference
                (f64x2.sub (v128.load offset=80 (local.get $point)) (v128.load64_splat offset=40 (local.get $at))))
              (local.set $sum
                (f64x2.add (local.get $sum) (f64x2.mul (local.get $difference) (local.get $difference))))
              (local.set $point (i32.add (local.get $point) (i32.const 16)))
              (local.set $at (i32.add (local.get $at) (i32.const 8)))
              (br_if $coordinate (i32.lt_u (i32.add (local.get $at) (i32.const 40)) (local.get $end))))
            (local.set $at (i32.sub (local.get $end) (local.get $width))))
          (local.set $nearer (f64x2.lt (local.get $sum) (local.get $least)))
          (local.set $least (v128.bitselect (local.get $sum) (local.get $least) (local.get $nearer)))
          (local.set $label (v128.bitselect
            (i64x2.splat (i64.extend_i32_u (local.get $g))) (local.get $label) (local.get $nearer)))
          (local.set $at (i32.add (local.get $at) (local.get $width)))
          (local.set $g (i32.add (local.get $g) (i32.const 1)))
          (br_if $centre (i32.lt_u (local.get $g) (local.get $k))))
        (local.set $own (i32.wrap_i64 (i64x2.extract_lane 0 (local.get $label))))
        (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $own))
        (local.set $inertia (f64.add (local.get $inertia) (f64x2.extract_lane 0 (local.get $least))))
        (call $include (local.get $points) (local.get $dimensions)
          (i32.add (local.get $sums) (i32.mul (local.get $own) (local.get $width)))
          (call $doubleAt (local.get $sizes) (local.get $own)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $own (i32.wrap_i64 (i64x2.extract_lane 1 (local.get $label))))
        (i32.store8 (i32.add (local.get $labels) (local.get $i)) (local.get $own))
        (local.set $inertia (f64.add (local.get $inertia) (f64x2.extract_lane 1 (local.get $least))))
        (call $include (i32.add (local.get $points) (i32.const 8)) (local.get $dimensions)
          (i32.add (local.get $sums) (i32.mul (local.get $own) (local.get $width)))
          (call $doubleAt (local.get $sizes) (local.get $own)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $points (i32.add (local.get $points) (local.get $next)))
        (br $pair)))
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

  ;; Writes to `into` the smaller of the distances there are and those from one more centre; returns their sum. Of an
  ;; odd number, the one beyond the last counts nothing.
  (func $nearer (param $points i32) (param $count i32) (param $dimensions i32) (param $centre i32)
    (param $distances i32) (param $into i32) (result f64)
    (local $end i32) (local $least v128) (local $total v128)
    (call $squares (local.get $points) (local.get $count) (local.get $dimensions) (local.get $centre) (local.get $into))
    (local.set $end (call $doubleAt (local.get $into) (local.get $count)))
    (if (i32.and (local.get $count) (i32.const 1))
      (then (f64.store (local.get $end) (f64.const 0))))
    (loop $pair
      (local.set $least (f64x2.pmin (v128.load (local.get $into)) (v128.load (local.get $distances))))
      (v128.store (local.get $into) (local.get $least))
      (local.set $total (f64x2.add (local.get $total) (local.get $least)))
      (local.set $distances (i32.add (local.get $distances) (i32.const 16)))
      (br_if $pair (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 16))) (local.get $end))))
    (f64.add (f64x2.extract_lane 0 (local.get $total)) (f64x2.extract_lane 1 (local.get $total))))

  ;; The first weight at which those up to it add up to more than `target`; else the last. Four at a time are passed by
  ;; while they add up to no more.
  (func $draw (param $weights i32) (param $count i32) (param $target f64) (result i32)
    (local $at i32) (local $last i32) (local $four v128) (local $sum f64)
    (local.set $at (local.get $weights))
    (local.set $last (i32.sub (call $doubleAt (local.get $weights) (local.get $count)) (i32.const 8)))
    (block $near
      (loop $next
        (br_if $near (i32.ge_u (i32.add (local.get $at) (i32.const 32)) (local.get $last)))
        (local.set $four (f64x2.add (v128.load (local.get $at)) (v128.load offset=16 (local.get $at))))
        (local.set $sum
          (f64.add (f64x2.extract_lane 0 (local.get $four)) (f64x2.extract_lane 1 (local.get $four))))
        (br_if $near (f64.lt (local.get $target) (local.get $sum)))
        (local.set $target (f64.sub (local.get $target) (local.get $sum)))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br $next)))
    (block $found
      (loop $next
        (local.set $sum (f64.load (local.get $at)))
        (br_if $found (i32.eq (local.get $at) (local.get $last)))
        (br_if $found (f64.lt (local.get $target) (local.get $sum)))
        (local.set $target (f64.sub (local.get $target) (local.get $sum)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $at) (local.get $weights)) (i32.const 3)))

  ;; Sequences of k first centres by greedy k-means++ (Arthur & Vassilvitskii 2007): each is drawn by its squared distance
  ;; to the centres so far, the best of some draws is kept. Needs three rows of numbers for each point.
  (func (export "spread") (param $points i32) (param $count i32) (param $dimensions i32) (param $k i32) (param $draws i32)
    (param $seed i32) (param $nearest i32) (param $best i32) (param $trial i32) (param $sequences i32) (param $into i32)
    (local $left i32) (local $draw i32) (local $chosen i32) (local $bestChosen i32) (local $swap i32)
    (local $total f64) (local $now f64) (local $least f64)
    (global.set $state (local.get $seed))
    (loop $sequence
      ;; Nothing is near yet: these are no numbers, and so below nothing.
      (memory.fill (local.get $nearest) (i32.const 0xff)
        (i32.shl (i32.and (i32.add (local.get $count) (i32.const 1)) (i32.const -2)) (i32.const 3)))
      (local.set $left (local.get $k))
      (local.set $draw (i32.const 1))
      (local.set $chosen (i32.trunc_f64_u (f64.mul (call $random) (f64.convert_i32_u (local.get $count)))))
      (loop $centre
        (local.set $least (f64.const inf))
        (loop $again
          (if (i32.lt_u (local.get $left) (local.get $k))
            (then (local.set $chosen
              (call $draw (local.get $nearest) (local.get $count) (f64.mul (call $random) (local.get $total))))))
          (call $flatten (local.get $points) (local.get $dimensions) (local.get $chosen) (local.get $into))
          (local.set $now (call $nearer (local.get $points) (local.get $count) (local.get $dimensions) (local.get $into)
            (local.get $nearest) (local.get $trial)))
          (if (f64.lt (local.get $now) (local.get $least))
            (then
              (local.set $swap (local.get $best))
              (local.set $best (local.get $trial))
              (local.set $trial (local.get $swap))
              (local.set $bestChosen (local.get $chosen))
              (local.set $least (local.get $now))))
          (br_if $again (local.tee $draw (i32.sub (local.get $draw) (i32.const 1)))))
        (local.set $swap (local.get $nearest))
        (local.set $nearest (local.get $best))
        (local.set $best (local.get $swap))
        (local.set $total (local.get $least))
        (call $flatten (local.get $points) (local.get $dimensions) (local.get $bestChosen) (local.get $into))
        (local.set $into (call $doubleAt (local.get $into) (local.get $dimensions)))
        (local.set $draw (local.get $draws))
        (br_if $centre (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (br_if $sequence (local.tee $sequences (i32.sub (local.get $sequences) (i32.const 1)))))))
