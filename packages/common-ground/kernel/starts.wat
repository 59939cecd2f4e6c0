;; Further functions of the module of `points.wat`: the centres to start from.
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
      (br_if $sequence (local.tee $sequences (i32.sub (local.get $sequences) (i32.const 1))))))
