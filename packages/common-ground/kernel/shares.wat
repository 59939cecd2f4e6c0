;; The arithmetic on how many of a group took which side of each position, in the order of operations that the formulas in
;; `src` name. `src/kernel/kernel-bytes.ts` is made from this text by `build.ts`.
;;
;; `cells` are three counts of 32 bits per position: disagree, pass, agree. Shares are 64-bit floats, and all of a kind
;; stand one behind the other, one per position.
(module
  (memory (export "memory") 1)

  ;; How many reacted to the position whose counts stand here.
  (func $seen (param $cells i32) (result i32)
    (i32.add (i32.add (i32.load (local.get $cells)) (i32.load offset=4 (local.get $cells)))
      (i32.load offset=8 (local.get $cells))))

  ;; Mean of the Jeffreys posterior of a share.
  (func $share (param $count i32) (param $seen i32) (result f64)
    (f64.div (f64.add (f64.convert_i32_u (local.get $count)) (f64.const 0.5))
      (f64.add (f64.convert_i32_u (local.get $seen)) (f64.const 1))))

  ;; Variance of the same posterior.
  (func $variance (param $share f64) (param $seen i32) (result f64)
    (f64.div (f64.mul (local.get $share) (f64.sub (f64.const 1) (local.get $share)))
      (f64.convert_i32_u (i32.add (local.get $seen) (i32.const 2)))))

  ;; Of every cell, the negative logarithm of the share that reacted so of those who reacted to its position, half a
  ;; reaction of each kind added.
  (func (export "surprises") (param $cells i32) (param $positions i32) (param $into i32)
    (local $seen f64) (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.mul (local.get $positions) (i32.const 24))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $seen (f64.add (f64.convert_i32_u (call $seen (local.get $cells))) (f64.const 1.5)))
        (f64.store (local.get $into) (call $surprise (i32.load (local.get $cells)) (local.get $seen)))
        (f64.store offset=8 (local.get $into) (call $surprise (i32.load offset=4 (local.get $cells)) (local.get $seen)))
        (f64.store offset=16 (local.get $into) (call $surprise (i32.load offset=8 (local.get $cells)) (local.get $seen)))
        (local.set $cells (i32.add (local.get $cells) (i32.const 12)))
        (local.set $into (i32.add (local.get $into) (i32.const 24)))
        (br $next))))

  (func $surprise (param $count i32) (param $seen f64) (result f64)
    (f64.neg (call $log
      (f64.div (f64.add (f64.convert_i32_u (local.get $count)) (f64.const 0.5)) (local.get $seen)))))

  ;; Adds counts to as many others.
  (func (export "addCounts") (param $from i32) (param $count i32) (param $into i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (i32.store (local.get $into) (i32.add (i32.load (local.get $into)) (i32.load (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (local.set $into (i32.add (local.get $into) (i32.const 4)))
        (br $next))))

  ;; Per position P(agree) (1 - P(disagree)), its logarithm, and the variance of that.
  (func (export "support") (param $cells i32) (param $positions i32) (param $into i32) (param $logs i32)
    (param $variances i32)
    (local $seen i32) (local $agree f64) (local $disagree f64) (local $others f64) (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $positions) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $seen (call $seen (local.get $cells)))
        (local.set $agree (call $share (i32.load offset=8 (local.get $cells)) (local.get $seen)))
        (local.set $disagree (call $share (i32.load (local.get $cells)) (local.get $seen)))
        (local.set $others (f64.sub (f64.const 1) (local.get $disagree)))
        (f64.store (local.get $into) (f64.mul (local.get $agree) (local.get $others)))
        (f64.store (local.get $logs) (call $log (f64.load (local.get $into))))
        (f64.store (local.get $variances) (f64.div
          (f64.add (f64.div (f64.sub (f64.const 1) (local.get $agree)) (local.get $agree))
            (f64.div (f64.mul (f64.const 3) (local.get $disagree)) (local.get $others)))
          (f64.convert_i32_u (i32.add (local.get $seen) (i32.const 2)))))
        (local.set $cells (i32.add (local.get $cells) (i32.const 12)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (local.set $logs (i32.add (local.get $logs) (i32.const 8)))
        (local.set $variances (i32.add (local.get $variances) (i32.const 8)))
        (br $next))))

  ;; Adds what stands there, divided, to as many sums.
  (func (export "add") (param $from i32) (param $count i32) (param $divisor f64) (param $into i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (f64.store (local.get $into) (f64.add (f64.load (local.get $into))
          (f64.div (f64.load (local.get $from)) (local.get $divisor))))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (br $next))))

  ;; Turns means of logarithms and their variances into scores, and the ends of so many standard deviations to either
  ;; side, 1 at most: the lower ones stand where means did, the higher ones where variances did.
  (func (export "scores") (param $means i32) (param $variances i32) (param $count i32) (param $deviations f64)
    (param $into i32)
    (local $mean f64) (local $spread f64) (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $mean (f64.load (local.get $means)))
        (local.set $spread (f64.mul (local.get $deviations) (f64.sqrt (f64.load (local.get $variances)))))
        (f64.store (local.get $into) (call $exp (local.get $mean)))
        (f64.store (local.get $means)
          (f64.min (f64.const 1) (call $exp (f64.sub (local.get $mean) (local.get $spread)))))
        (f64.store (local.get $variances)
          (f64.min (f64.const 1) (call $exp (f64.add (local.get $mean) (local.get $spread)))))
        (local.set $means (i32.add (local.get $means) (i32.const 8)))
        (local.set $variances (i32.add (local.get $variances) (i32.const 8)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (br $next))))

  ;; Share that took one side, and the ends of so many standard deviations of its posterior to either side of it, 1 at
  ;; most; 0 all three where fewer than `least` reacted.
  (func (export "sides") (param $cells i32) (param $positions i32) (param $side i32) (param $least i32)
    (param $deviations f64) (param $into i32) (param $lows i32) (param $highs i32)
    (local $seen i32) (local $share f64) (local $spread f64) (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $positions) (i32.const 3))))
    (local.set $side (i32.shl (local.get $side) (i32.const 2)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $seen (call $seen (local.get $cells)))
        (local.set $share (f64.const 0))
        (local.set $spread (f64.const 0))
        (if (i32.ge_u (local.get $seen) (local.get $least))
          (then
            (local.set $share (call $share
              (i32.load (i32.add (local.get $cells) (local.get $side))) (local.get $seen)))
            (local.set $spread
              (f64.mul (local.get $deviations) (f64.sqrt (call $variance (local.get $share) (local.get $seen)))))))
        (f64.store (local.get $into) (local.get $share))
        (f64.store (local.get $lows) (f64.sub (local.get $share) (local.get $spread)))
        (f64.store (local.get $highs) (f64.min (f64.const 1) (f64.add (local.get $share) (local.get $spread))))
        (local.set $cells (i32.add (local.get $cells) (i32.const 12)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (local.set $lows (i32.add (local.get $lows) (i32.const 8)))
        (local.set $highs (i32.add (local.get $highs) (i32.const 8)))
        (br $next))))

  ;; How far a group and all the others lie apart, in standard deviations of the pooled share: where it is `from` or
  ;; more, the cell of the position and the side, those who agree first, and the distance. Only positions that `least`
  ;; reacted to, in the group and outside it, are compared; before the first cell goes how many comparisons there were.
  ;; Returns how many cells were written.
  (func (export "compare") (param $own i32) (param $all i32) (param $positions i32) (param $least i32) (param $from f64)
    (param $cells i32) (param $distances i32) (result i32)
    (local $cell i32) (local $seen i32) (local $rest i32) (local $tests i32) (local $first i32)
    (local.set $first (local.get $distances))
    (local.set $positions (i32.mul (local.get $positions) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $cell) (local.get $positions)))
        (local.set $seen (call $seen (local.get $own)))
        (local.set $rest (i32.sub (call $seen (local.get $all)) (local.get $seen)))
        (if (i32.and (i32.ge_u (local.get $seen) (local.get $least)) (i32.ge_u (local.get $rest) (local.get $least)))
          (then
            (local.set $tests (i32.add (local.get $tests) (i32.const 2)))
            (local.set $distances (call $keepFar (local.get $own) (local.get $all) (i32.const 2) (local.get $seen)
              (local.get $rest) (local.get $from) (local.get $cell) (local.get $cells) (local.get $first)
              (local.get $distances)))
            (local.set $distances (call $keepFar (local.get $own) (local.get $all) (i32.const 0) (local.get $seen)
              (local.get $rest) (local.get $from) (local.get $cell) (local.get $cells) (local.get $first)
              (local.get $distances)))))
        (local.set $own (i32.add (local.get $own) (i32.const 12)))
        (local.set $all (i32.add (local.get $all) (i32.const 12)))
        (local.set $cell (i32.add (local.get $cell) (i32.const 3)))
        (br $next)))
    (i32.store (local.get $cells) (local.get $tests))
    (i32.shr_u (i32.sub (local.get $distances) (local.get $first)) (i32.const 3)))

  ;; Writes one side of a position down if it is far enough. Returns where the next distance goes.
  (func $keepFar (param $own i32) (param $all i32) (param $side i32) (param $seen i32) (param $rest i32) (param $from f64)
    (param $cell i32) (param $cells i32) (param $first i32) (param $distances i32) (result i32)
    (local $count i32) (local $others i32) (local $z f64)
    (local.set $count (i32.load (i32.add (local.get $own) (i32.shl (local.get $side) (i32.const 2)))))
    (local.set $others (i32.sub
      (i32.load (i32.add (local.get $all) (i32.shl (local.get $side) (i32.const 2)))) (local.get $count)))
    (local.set $z (call $apart (local.get $count) (local.get $seen) (local.get $others) (local.get $rest)))
    (if (f64.lt (f64.abs (local.get $z)) (local.get $from)) (then (return (local.get $distances))))
    (f64.store (local.get $distances) (local.get $z))
    (i32.store offset=4
      (i32.add (local.get $cells) (i32.shr_u (i32.sub (local.get $distances) (local.get $first)) (i32.const 1)))
      (i32.add (local.get $cell) (local.get $side)))
    (i32.add (local.get $distances) (i32.const 8)))

  ;; Two-proportion test with the pooled share.
  (func $apart (param $count i32) (param $seen i32) (param $others i32) (param $rest i32) (result f64)
    (local $pooled f64)
    (local.set $pooled (call $share
      (i32.add (local.get $count) (local.get $others)) (i32.add (local.get $seen) (local.get $rest))))
    (f64.div
      (f64.sub (call $share (local.get $count) (local.get $seen)) (call $share (local.get $others) (local.get $rest)))
      (f64.sqrt (f64.mul
        (f64.mul (local.get $pooled) (f64.sub (f64.const 1) (local.get $pooled)))
        (f64.add
          (f64.div (f64.const 1) (f64.convert_i32_u (i32.add (local.get $seen) (i32.const 1))))
          (f64.div (f64.const 1) (f64.convert_i32_u (i32.add (local.get $rest) (i32.const 1)))))))))

  ;; How surely each of so many cells marks a group, in place of its distance: the share inside times the lower end of what
  ;; it is higher than outside, at so many standard deviations. Minus infinity where it does not mark it: because chance
  ;; is likelier than `rate`, or the group takes this side less often than others, or fewer than half of it do.
  (func (export "marking") (param $own i32) (param $all i32) (param $cells i32) (param $distances i32) (param $count i32)
    (param $chances i32) (param $rate f64) (param $deviations f64)
    (local $cell i32) (local $position i32) (local $seen i32) (local $rest i32) (local $taken i32)
    (local $inside f64) (local $outside f64) (local $sure f64) (local $end i32)
    (local.set $end (i32.add (local.get $distances) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $distances) (local.get $end)))
        (local.set $sure (f64.const -inf))
        (if (i32.and (f64.gt (f64.load (local.get $distances)) (f64.const 0))
            (f64.le (f64.load (local.get $chances)) (local.get $rate)))
          (then
            (local.set $cell (i32.shl (i32.load (local.get $cells)) (i32.const 2)))
            (local.set $position (i32.mul (i32.div_u (local.get $cell) (i32.const 12)) (i32.const 12)))
            (local.set $seen (call $seen (i32.add (local.get $own) (local.get $position))))
            (local.set $rest (i32.sub (call $seen (i32.add (local.get $all) (local.get $position))) (local.get $seen)))
            (local.set $taken (i32.load (i32.add (local.get $own) (local.get $cell))))
            (local.set $inside (call $share (local.get $taken) (local.get $seen)))
            (local.set $outside (call $share
              (i32.sub (i32.load (i32.add (local.get $all) (local.get $cell))) (local.get $taken)) (local.get $rest)))
            (if (f64.ge (local.get $inside) (f64.const 0.5))
              (then (local.set $sure (f64.mul (local.get $inside)
                (f64.sub (f64.sub (local.get $inside) (local.get $outside))
                  (f64.mul (local.get $deviations) (f64.sqrt (f64.add
                    (call $variance (local.get $inside) (local.get $seen))
                    (call $variance (local.get $outside) (local.get $rest))))))))))))
        (f64.store (local.get $distances) (local.get $sure))
        (local.set $cells (i32.add (local.get $cells) (i32.const 4)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 8)))
        (local.set $chances (i32.add (local.get $chances) (i32.const 8)))
        (br $next))))

  ;; Per position the two groups farthest apart so far, of equal ones the first, is an entry of 48 bytes: the highest mean
  ;; and its variance, the lowest and its; then the numbers of these two groups, and how many groups were compared. Takes
  ;; in one more group, where `least` of it reacted. Means are of agree 1, pass 0, disagree -1 with half a reaction of each.
  (func (export "widen") (param $cells i32) (param $positions i32) (param $least i32) (param $group i32)
    (param $entry i32)
    (local $seen i32) (local $n f64) (local $mean f64) (local $variance f64) (local $end i32)
    (local.set $end (i32.add (local.get $entry) (i32.mul (local.get $positions) (i32.const 48))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $entry) (local.get $end)))
        (local.set $seen (call $seen (local.get $cells)))
        (if (i32.ge_u (local.get $seen) (local.get $least))
          (then
            (local.set $n (f64.add (f64.convert_i32_u (local.get $seen)) (f64.const 1.5)))
            (local.set $mean (f64.div (f64.convert_i32_s
              (i32.sub (i32.load offset=8 (local.get $cells)) (i32.load (local.get $cells)))) (local.get $n)))
            (local.set $variance (f64.div
              (f64.sub
                (f64.div (f64.convert_i32_u (i32.add (i32.const 1)
                  (i32.add (i32.load offset=8 (local.get $cells)) (i32.load (local.get $cells))))) (local.get $n))
                (f64.mul (local.get $mean) (local.get $mean)))
              (f64.add (local.get $n) (f64.const 1))))
            (call $enter (local.get $entry) (local.get $mean) (local.get $variance) (local.get $group))))
        (local.set $cells (i32.add (local.get $cells) (i32.const 12)))
        (local.set $entry (i32.add (local.get $entry) (i32.const 48)))
        (br $next))))

  (func $enter (param $entry i32) (param $mean f64) (param $variance f64) (param $group i32)
    (local $compared i32)
    (local.set $compared (i32.load offset=40 (local.get $entry)))
    (if (i32.or (i32.eqz (local.get $compared)) (f64.gt (local.get $mean) (f64.load (local.get $entry))))
      (then
        (f64.store (local.get $entry) (local.get $mean))
        (f64.store offset=8 (local.get $entry) (local.get $variance))
        (i32.store offset=32 (local.get $entry) (local.get $group))))
    (if (i32.or (i32.eqz (local.get $compared)) (f64.le (local.get $mean) (f64.load offset=16 (local.get $entry))))
      (then
        (f64.store offset=16 (local.get $entry) (local.get $mean))
        (f64.store offset=24 (local.get $entry) (local.get $variance))
        (i32.store offset=36 (local.get $entry) (local.get $group))))
    (i32.store offset=40 (local.get $entry) (i32.add (local.get $compared) (i32.const 1))))

  ;; Of the positions on which two groups lie `from` or more standard deviations apart, one after the other: into four
  ;; areas of doubles, one entry per position long, their difference, how likely chance puts some two of so many groups so
  ;; far apart (Bonferroni), and the ends of `spread` standard deviations to either side; into three areas of words the
  ;; group of the higher mean, of the lower, the position. Behind these goes how many positions there were with two groups
  ;; to compare. Returns how many were written.
  (func (export "divided") (param $entry i32) (param $positions i32) (param $from f64) (param $spread f64)
    (param $doubles i32) (param $words i32) (result i32)
    (local $position i32) (local $found i32) (local $tests i32) (local $size i32) (local $at i32) (local $compared i32)
    (local $difference f64) (local $deviation f64)
    (local.set $size (i32.shl (local.get $positions) (i32.const 2)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $position) (local.get $positions)))
        (local.set $compared (i32.load offset=40 (local.get $entry)))
        (if (i32.ge_u (local.get $compared) (i32.const 2))
          (then
            (local.set $tests (i32.add (local.get $tests) (i32.const 1)))
            (local.set $difference (f64.sub (f64.load (local.get $entry)) (f64.load offset=16 (local.get $entry))))
            (local.set $deviation (f64.sqrt
              (f64.add (f64.load offset=8 (local.get $entry)) (f64.load offset=24 (local.get $entry)))))
            (if (f64.ge (f64.div (local.get $difference) (local.get $deviation)) (local.get $from))
              (then
                (local.set $at (i32.add (local.get $doubles) (i32.shl (local.get $found) (i32.const 3))))
                (f64.store (local.get $at) (local.get $difference))
                (local.set $at (i32.add (local.get $at) (i32.shl (local.get $size) (i32.const 1))))
                (f64.store (local.get $at) (f64.min (f64.const 1) (f64.mul
                  (call $chance (f64.div (local.get $difference) (local.get $deviation)))
                  (f64.convert_i32_u (i32.shr_u
                    (i32.mul (local.get $compared) (i32.sub (local.get $compared) (i32.const 1))) (i32.const 1))))))
                (local.set $deviation (f64.mul (local.get $spread) (local.get $deviation)))
                (local.set $at (i32.add (local.get $at) (i32.shl (local.get $size) (i32.const 1))))
                (f64.store (local.get $at) (f64.sub (local.get $difference) (local.get $deviation)))
                (local.set $at (i32.add (local.get $at) (i32.shl (local.get $size) (i32.const 1))))
                (f64.store (local.get $at) (f64.add (local.get $difference) (local.get $deviation)))
                (local.set $at (i32.add (local.get $words) (i32.shl (local.get $found) (i32.const 2))))
                (i32.store (local.get $at) (i32.load offset=32 (local.get $entry)))
                (local.set $at (i32.add (local.get $at) (local.get $size)))
                (i32.store (local.get $at) (i32.load offset=36 (local.get $entry)))
                (i32.store (i32.add (local.get $at) (local.get $size)) (local.get $position))
                (local.set $found (i32.add (local.get $found) (i32.const 1)))))))
        (local.set $entry (i32.add (local.get $entry) (i32.const 48)))
        (local.set $position (i32.add (local.get $position) (i32.const 1)))
        (br $next)))
    (i32.store (i32.add (local.get $words) (i32.mul (local.get $size) (i32.const 3))) (local.get $tests))
    (local.get $found))

  ;; Rounds values to six significant digits, in place: the nearest whole number of the sixth, over an exact power of
  ;; ten. Leaves those that are 10 or more, or below 1e-15, and writes their places down. Returns how many they are.
  (func (export "round") (param $values i32) (param $count i32) (param $places i32) (result i32)
    (local $at i32) (local $end i32) (local $left i32) (local $size f64) (local $edge f64) (local $scale f64) (local $up f64)
    (local.set $at (local.get $values))
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 3))))
    (local.set $left (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $size (f64.abs (f64.load (local.get $at))))
        (if (i32.and (f64.ge (local.get $size) (f64.const 1e-15)) (f64.lt (local.get $size) (f64.const 10)))
          (then
            (local.set $edge (f64.const 1))
            (local.set $scale (f64.const 1e5))
            (block $found
              (loop $digit
                (br_if $found (f64.ge (local.get $size) (local.get $edge)))
                (local.set $edge (f64.div (local.get $edge) (f64.const 10)))
                (local.set $scale (f64.mul (local.get $scale) (f64.const 10)))
                (br $digit)))
            (local.set $size (f64.mul (f64.load (local.get $at)) (local.get $scale)))
            (local.set $up (f64.ceil (local.get $size)))
            (f64.store (local.get $at) (f64.div
              (f64.sub (local.get $up)
                (f64.convert_i32_u (f64.gt (f64.sub (local.get $up) (f64.const 0.5)) (local.get $size))))
              (local.get $scale))))
          (else
            ;; The next place overwrites this one where there is nothing to round.
            (i32.store (local.get $left) (i32.shr_u (i32.sub (local.get $at) (local.get $values)) (i32.const 3)))
            (local.set $left (i32.add (local.get $left)
              (i32.shl (f64.ne (local.get $size) (f64.const 0)) (i32.const 2))))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $left) (local.get $places)) (i32.const 2))))
