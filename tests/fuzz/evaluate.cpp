// A folder of Terraform files.

#include "fuzz/check_scan.hpp"
#include "system/threads.hpp"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // On a thread of its own, with the stack that the program has.
  kakoi::system::Threads threads(1);
  threads.for_each(1, [&](std::size_t /*only*/) {
    kakoi::test::check_scan({reinterpret_cast<const char*>(data), size});
  });
  return 0;
}
