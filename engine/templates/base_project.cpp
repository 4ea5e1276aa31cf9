// SPDX-License-Identifier: MIT
#include "engine/templates/base_project.h"

#include "embedded_baseCatalogue.h"
#include "engine/base/assert.h"
#include "engine/io/project_file.h"

namespace spanwright::templates {

const Project& baseProject() {
    static const Project kBase = [] {
        Result<Project> base =
            io::projectFromJson(embedded::baseCatalogue().front().second, "base.span.json");
        SPANWRIGHT_ASSERT(base.has_value());
        base->settings = {};
        return std::move(*base);
    }();
    return kBase;
}

}  // namespace spanwright::templates
