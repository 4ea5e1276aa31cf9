// SPDX-License-Identifier: MIT
#include "engine/templates/base_project.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

TEST(BaseProject, hasACatalogueAndNothingDrawn) {
    EXPECT_GT(baseProject().catalogue.size(), 300U);
    EXPECT_FALSE(baseProject().costPolicy.exchangeRates.empty());
    EXPECT_TRUE(baseProject().design.devices.empty());
    EXPECT_EQ(baseProject().settings.name, ProjectSettings{}.name);
}

}  // namespace
}  // namespace spanwright::templates
