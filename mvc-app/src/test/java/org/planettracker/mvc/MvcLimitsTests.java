package org.planettracker.mvc;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.LimitsTests;

/** Slow, silent and numerous clients of MVC. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MvcLimitsTests extends LimitsTests {}
