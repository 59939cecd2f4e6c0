;; The generator of `seeded-random.ts`, in every module that draws numbers.
  (global $state (mut i32) (i32.const 0))
  (func $random (result f64)
    (local $bits i32)
    (global.set $state (i32.add (global.get $state) (i32.const 0x6d2b79f5)))
    (local.set $bits (i32.mul
      (i32.xor (global.get $state) (i32.shr_u (global.get $state) (i32.const 15)))
      (i32.or (global.get $state) (i32.const 1))))
    (local.set $bits (i32.xor (local.get $bits) (i32.add (local.get $bits) (i32.mul
      (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 7)))
      (i32.or (local.get $bits) (i32.const 61))))))
    (f64.div (f64.convert_i32_u (i32.xor (local.get $bits) (i32.shr_u (local.get $bits) (i32.const 14))))
      (f64.const 4294967296)))
