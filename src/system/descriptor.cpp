#include "system/descriptor.hpp"

#include <unistd.h>

namespace kakoi::system {

Descriptor::~Descriptor() {
  if (number_ >= 0) {
    ::close(number_);
  }
}

}  // namespace kakoi::system
