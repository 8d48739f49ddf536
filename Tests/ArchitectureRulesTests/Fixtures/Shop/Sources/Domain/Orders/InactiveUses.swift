#if USERS_OFF
  func buyer() -> User { User(name: "x") }  // plant: D3
#endif
