// SPDX-License-Identifier: MIT
#include "engine/catalogue/catalogue_item.h"

namespace spanwright {

int CatalogueItem::portCount() const {
    int total = 0;
    for (const PortGroup& group : portGroups)
        total += group.count;
    return total;
}

}  // namespace spanwright
