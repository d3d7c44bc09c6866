// Ctrl-C as a wish to stop: what is under way can end in order. The second one ends the program at once, as ever.
#pragma once

#include <atomic>

namespace kakoi::system {

/// Catches SIGINT and SIGTERM from now on. The flag is set when one has come. May be called again.
const std::atomic<bool>& catch_interrupts();

}  // namespace kakoi::system
