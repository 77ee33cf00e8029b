// Writes an empty forecast.
import { textTemplate, workbookTemplate } from '../calibrate/template.ts'
import { writeOutputs } from './import-files.ts'
import type { TemplateRequest } from './import-request.ts'

export async function writeTemplate({ template, language, overwrite }: TemplateRequest): Promise<void> {
  const content = /\.xlsx$/i.test(template) ? await workbookTemplate(language) : textTemplate(language)
  writeOutputs([{ path: template, content }], overwrite)
  process.stdout.write(`Wrote ${template}. Fill it in, then: savlanut import ${template} --out day.yaml\n`)
}
