;; Further functions of the module of `shares.wat`: where people stand in the groups they are in, and between them. Of every
;; person the coordinates stand one behind the other, and a byte is the label of their group; centres of groups stand alike.

  ;; Enters for the row of every person the label of their group, and the part of it: twice the label, and 1 more unless the
  ;; first coordinate is negative.
  (func (export "label") (param $rows i32) (param $groups i32) (param $points i32) (param $count i32)
    (param $dimensions i32) (param $labels i32) (param $parts i32)
    (local $end i32) (local $at i32) (local $group i32)
    (local.set $end (i32.add (local.get $groups) (local.get $count)))
    (local.set $dimensions (i32.shl (local.get $dimensions) (i32.const 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $groups) (local.get $end)))
        (local.set $at (i32.shl (i32.load (local.get $rows)) (i32.const 2)))
        (local.set $group (i32.load8_u (local.get $groups)))
        (i32.store (i32.add (local.get $labels) (local.get $at)) (local.get $group))
        (i32.store (i32.add (local.get $parts) (local.get $at)) (i32.add
          (i32.shl (local.get $group) (i32.const 1))
          (i32.eqz (f64.lt (f64.load (local.get $points)) (f64.const 0)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (local.set $groups (i32.add (local.get $groups) (i32.const 1)))
        (local.set $points (i32.add (local.get $points) (local.get $dimensions)))
        (br $next))))

  ;; The largest share, over groups and their nearest neighbours, of the people of both who stand so near to the middle of
  ;; the way between their centres. `centres` is room for the k centres.
  (func (export "between") (param $points i32) (param $labels i32) (param $count i32) (param $dimensions i32)
    (param $k i32) (param $centres i32) (param $near f64) (result f64)
    (local $g i32) (local $other i32) (local $most f64)
    (loop $centre
      (call $centreOf (local.get $points) (local.get $labels) (local.get $count) (local.get $dimensions) (local.get $g)
        (call $coordinatesAt (local.get $centres) (local.get $g) (local.get $dimensions)))
      (br_if $centre (i32.lt_u (local.tee $g (i32.add (local.get $g) (i32.const 1))) (local.get $k))))
    (local.set $g (i32.const 0))
    (loop $group
      (local.set $other (call $nearest (local.get $centres) (local.get $dimensions) (local.get $k) (local.get $g)))
      ;; Two that are each other's nearest are one pair.
      (if (i32.or (i32.ge_u (local.get $other) (local.get $g)) (i32.ne (local.get $g)
          (call $nearest (local.get $centres) (local.get $dimensions) (local.get $k) (local.get $other))))
        (then (local.set $most (f64.max (local.get $most) (call $middleShare (local.get $points) (local.get $labels)
          (local.get $count) (local.get $dimensions) (local.get $centres) (local.get $g) (local.get $other)
          (local.get $near))))))
      (br_if $group (i32.lt_u (local.tee $g (i32.add (local.get $g) (i32.const 1))) (local.get $k))))
    (local.get $most))

  (func $coordinatesAt (param $points i32) (param $i i32) (param $dimensions i32) (result i32)
    (i32.add (local.get $points) (i32.shl (i32.mul (local.get $i) (local.get $dimensions)) (i32.const 3))))

  ;; The mean of those of one label; 0 where there are none.
  (func $centreOf (param $points i32) (param $labels i32) (param $count i32) (param $dimensions i32) (param $g i32)
    (param $centre i32)
    (local $end i32) (local $at i32) (local $last i32) (local $size f64)
    (local.set $end (i32.add (local.get $labels) (local.get $count)))
    (local.set $last (call $coordinatesAt (local.get $centre) (i32.const 1) (local.get $dimensions)))
    (memory.fill (local.get $centre) (i32.const 0) (i32.sub (local.get $last) (local.get $centre)))
    (loop $next
      (if (i32.eq (i32.load8_u (local.get $labels)) (local.get $g))
        (then
          (local.set $size (f64.add (local.get $size) (f64.const 1)))
          (local.set $at (local.get $centre))
          (loop $coordinate
            (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (f64.load (local.get $points))))
            (local.set $points (i32.add (local.get $points) (i32.const 8)))
            (br_if $coordinate (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $last)))))
        (else (local.set $points (call $coordinatesAt (local.get $points) (i32.const 1) (local.get $dimensions)))))
      (br_if $next (i32.lt_u (local.tee $labels (i32.add (local.get $labels) (i32.const 1))) (local.get $end))))
    (local.set $size (f64.max (local.get $size) (f64.const 1)))
    (loop $coordinate
      (f64.store (local.get $centre) (f64.div (f64.load (local.get $centre)) (local.get $size)))
      (br_if $coordinate
        (i32.lt_u (local.tee $centre (i32.add (local.get $centre) (i32.const 8))) (local.get $last)))))

  ;; The group of which the centre is nearest to that of `g`, of equally near ones the first.
  (func $nearest (param $centres i32) (param $dimensions i32) (param $k i32) (param $g i32) (result i32)
    (local $own i32) (local $other i32) (local $found i32) (local $square f64) (local $least f64)
    (local.set $own (call $coordinatesAt (local.get $centres) (local.get $g) (local.get $dimensions)))
    (local.set $least (f64.const inf))
    (local.set $found (local.get $g))
    (loop $next
      (local.set $square (call $along (local.get $own) (local.get $centres) (local.get $own) (local.get $centres)
        (local.get $dimensions)))
      (if (i32.and (i32.ne (local.get $other) (local.get $g)) (f64.lt (local.get $square) (local.get $least)))
        (then
          (local.set $least (local.get $square))
          (local.set $found (local.get $other))))
      (local.set $centres (call $coordinatesAt (local.get $centres) (i32.const 1) (local.get $dimensions)))
      (br_if $next (i32.lt_u (local.tee $other (i32.add (local.get $other) (i32.const 1))) (local.get $k))))
    (local.get $found))

  ;; The product of two ways, each from one point to another.
  (func $along (param $from i32) (param $to i32) (param $first i32) (param $second i32) (param $dimensions i32)
    (result f64)
    (local $end i32) (local $sum f64)
    (local.set $end (call $coordinatesAt (local.get $from) (i32.const 1) (local.get $dimensions)))
    (loop $next
      (local.set $sum (f64.add (local.get $sum) (f64.mul
        (f64.sub (f64.load (local.get $to)) (f64.load (local.get $from)))
        (f64.sub (f64.load (local.get $second)) (f64.load (local.get $first))))))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (local.set $first (i32.add (local.get $first) (i32.const 8)))
      (local.set $second (i32.add (local.get $second) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 8))) (local.get $end))))
    (local.get $sum))

  ;; Of the people of two groups, the share of those who stand `near` or less from the middle, the way between the centres
  ;; being 1; 0 where there are none.
  (func $middleShare (param $points i32) (param $labels i32) (param $count i32) (param $dimensions i32)
    (param $centres i32) (param $one i32) (param $other i32) (param $near f64) (result f64)
    (local $from i32) (local $to i32) (local $label i32) (local $end i32)
    (local $square f64) (local $people f64) (local $between f64)
    (local.set $from (call $coordinatesAt (local.get $centres) (local.get $one) (local.get $dimensions)))
    (local.set $to (call $coordinatesAt (local.get $centres) (local.get $other) (local.get $dimensions)))
    (local.set $square (call $along
      (local.get $from) (local.get $to) (local.get $from) (local.get $to) (local.get $dimensions)))
    (local.set $end (i32.add (local.get $labels) (local.get $count)))
    (loop $next
      (local.set $label (i32.load8_u (local.get $labels)))
      (if (i32.or
          (i32.eq (local.get $label) (local.get $one)) (i32.eq (local.get $label) (local.get $other)))
        (then
          (local.set $people (f64.add (local.get $people) (f64.const 1)))
          (local.set $between (f64.add (local.get $between) (f64.convert_i32_u (f64.le
            (f64.abs (f64.sub (f64.const 0.5) (f64.div
              (call $along
                (local.get $from) (local.get $points) (local.get $from) (local.get $to) (local.get $dimensions))
              (local.get $square))))
            (local.get $near)))))))
      (local.set $points (call $coordinatesAt (local.get $points) (i32.const 1) (local.get $dimensions)))
      (br_if $next (i32.lt_u (local.tee $labels (i32.add (local.get $labels) (i32.const 1))) (local.get $end))))
    (f64.div (local.get $between) (f64.max (local.get $people) (f64.const 1))))
