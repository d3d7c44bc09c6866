// A folder with a template in it.

#include "fuzz/check_scan.hpp"
#include "system/threads.hpp"

#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = "=== template.yaml\n" + std::string(reinterpret_cast<const char*>(data), size);
  // On a thread of its own, with the stack that the program has.
  kakoi::system::Threads threads(1);
  threads.for_each(1, [&](std::size_t /*only*/) { kakoi::test::check_scan(input); });
  return 0;
}
