import struct Domain.User  // plant: N3
